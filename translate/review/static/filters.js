// Which rows are shown: those that fit, and a line of context around them.

import { data, isContext, isFlagged, isOpen, list } from "./rows.js";

const filter = document.getElementById("filter");
const flag = document.getElementById("flag");
const search = document.getElementById("search");
const found = document.getElementById("found");

const FITS = {
  all: () => true,
  open: isOpen,
  flagged: isFlagged,
  query: (row) => data(row).status === "query",
  fixed: (row) => data(row).status === "fixed",
  noted: (row) => data(row).note !== "",
  skip: (row) => data(row).status === "skip",
};

let timer = null;

/** The rows that the filters let through, in order. */
export function shown() {
  return list().filter(
    (row) => !row.hidden && !row.hasAttribute("data-around") && !isContext(row),
  );
}

function fits(row, words) {
  if (isContext(row) || !FITS[filter.value](row)) return false;
  const cells = data(row);
  if (flag.value && !cells.flags.includes(flag.value)) return false;
  if (!words) return true;
  const texts = [cells.fr, cells.fr_fixed, cells.en, cells.mt, cells.note];
  return texts.some((text) => folded(text).includes(words));
}

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
}

/** Apply the filters anew. */
export function apply() {
  const rows = list();
  const words = folded(search.value.trim());
  const everything = filter.value === "all" && !flag.value && !words;
  const matches = rows.map((row) => everything ? !isContext(row) : fits(row, words));
  let count = 0;
  rows.forEach((row, n) => {
    const near = matches[n - 1] || matches[n + 1];
    row.hidden = !everything && !matches[n] && !near;
    row.toggleAttribute("data-around", !matches[n]);
    count += matches[n];
  });
  found.textContent = everything ? "" : `${count} found`;
}

/** Offer the flags that rows have, each with its count. */
export function offerFlags() {
  const counts = new Map();
  for (const row of list()) {
    if (isContext(row)) continue;
    for (const code of data(row).flags) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const chosen = flag.value;
  if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
  const options = [...counts].sort().map(([code, n]) => new Option(`${code} (${n})`, code));
  flag.replaceChildren(new Option("any", ""), ...options);
  flag.value = chosen;
}

export function toSearch() {
  search.focus();
  search.select();
}

filter.addEventListener("change", apply);
flag.addEventListener("change", apply);
search.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(apply, 150);
});
