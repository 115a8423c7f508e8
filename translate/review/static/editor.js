// The row that is being reviewed: its fields, and the checks on what is typed into them.

import { Away, call } from "./api.js";
import { begin } from "./clock.js";
import { buttonsFor } from "./buttons.js";
import { data, isContext, list, nameOf, naming } from "./rows.js";
import { draftOf, flush, write } from "./store.js";

const CHECK = 350; // milliseconds without a key before the checks run
const grows = !CSS.supports("field-sizing", "content");
const say = document.getElementById("say");

let active = null;
let timer = null;
let asked = 0;

/** The row that is being reviewed, if any. */
export function current() {
  return active && active.isConnected ? active : null;
}

/** A line for everybody to see and hear. */
export function tell(text) {
  say.textContent = text;
  say.classList.add("told");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => say.classList.remove("told"), 6000);
}

export function field(column, row = current()) {
  return row?.querySelector(`textarea[data-column="${column}"]`) ?? null;
}

/** Make a row the one that is reviewed; `edit` puts the cursor into its English. */
export function activate(row, { edit = false } = {}) {
  if (!row) return;
  if (row !== active) {
    leave();
    active = row;
    row.classList.add("active");
    row.tabIndex = 0;
    row.setAttribute("aria-current", "true");
    open(row);
    begin(nameOf(data(row)));
    document.dispatchEvent(new CustomEvent("row-active", { detail: row }));
  }
  const target = edit ? field("en", row) : row;
  target.focus({ preventScroll: true });
  intoView(row);
}

/** Scroll only where the row would stand at the edge, or be hidden by what sticks to the top. */
function intoView(row) {
  const { top, bottom } = row.getBoundingClientRect();
  const bar = document.querySelector(".bar");
  const covered = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  if (top < covered + 20 || bottom > innerHeight - 90) row.scrollIntoView({ block: "center" });
}

function leave() {
  if (!active) return;
  flush(active);
  clearTimeout(timer);
  active.classList.remove("active");
  active.removeAttribute("aria-current");
  active.tabIndex = -1;
  for (const part of active.querySelectorAll(".editor, .repairing")) part.remove();
}

function open(row) {
  const cells = data(row);
  const editor = document.getElementById("editor").content.firstElementChild.cloneNode(true);
  editor.querySelector(".mt").textContent = cells.mt || "none";
  editor.querySelector(".buttons").append(...buttonsFor(row));
  const shown = row.querySelector(".english > .shown");
  shown.after(editor);
  const english = field("en", row);
  english.setAttribute("aria-label", `English of ${cells.id}`);
  english.value = draftOf(row, "en") ?? (cells.en || cells.mt);
  const note = draftOf(row, "note") ?? cells.note;
  if (note) showNote(row, note);
  if (draftOf(row, "fr_fixed") !== undefined) showRepair(row);
  showChanges(row);
  fit(english);
}

/** How the saved English differs from the machine's, beneath the field. */
function showChanges(row) {
  const changes = row.querySelector(".english > .shown .changes");
  row.querySelector(".live").replaceChildren(changes.cloneNode(true));
}

/** The field for a note. */
export function showNote(row, text = data(row).note) {
  const note = field("note", row);
  note.closest(".noting").hidden = false;
  note.value = text;
  fit(note);
  return note;
}

/** The field for the French as it should have read. */
export function showRepair(row) {
  let repair = field("fr_fixed", row);
  if (!repair) {
    const part = document.getElementById("repairing").content.firstElementChild.cloneNode(true);
    row.querySelector(".french").append(part);
    const cells = data(row);
    repair = field("fr_fixed", row);
    const ignored = cells.ignore.split(" ").includes("repaired");
    const suggested = ignored ? "" : cells.fr_suggested;
    repair.value = draftOf(row, "fr_fixed") ?? (cells.fr_fixed || suggested || cells.fr);
    fit(repair);
  }
  return repair;
}

/** Put the server's texts into the fields in which nobody has typed. */
function refresh(row) {
  const cells = data(row);
  row.querySelector(".editor .mt").textContent = cells.mt || "none";
  for (const column of ["en", "note", "fr_fixed"]) {
    const input = field(column, row);
    if (!input || draftOf(row, column) !== undefined) continue;
    const value = column === "en" ? cells.en || cells.mt : cells[column];
    if (value && input.value !== value) {
      input.value = value;
      fit(input);
    }
  }
  if (draftOf(row, "en") === undefined) showChanges(row);
  const buttons = row.querySelector(".editor .buttons");
  if (!buttons.contains(document.activeElement)) buttons.replaceChildren(...buttonsFor(row));
}

/** Type a text into a field, as the reviewer's keys would. */
export function type(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function fit(input) {
  if (!grows) return;
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + 2}px`;
}

async function check(row) {
  const mine = ++asked;
  const values = naming(row);
  const english = draftOf(row, "en");
  const french = draftOf(row, "fr_fixed");
  if (english !== undefined) values.en = english;
  if (french !== undefined) values.fr_fixed = french;
  let answer;
  try {
    answer = await call("check", values);
  } catch (error) {
    if (error instanceof Away) return;
    throw error;
  }
  if (mine !== asked || row !== active || answer.status !== 200) return;
  problem(row, answer.data.refused);
  if (!answer.data.html) return;
  const template = document.createElement("template");
  template.innerHTML = answer.data.html;
  row.querySelector(".live").replaceChildren(template.content.querySelector(".changes"));
  row.querySelector(".chips").replaceWith(template.content.querySelector(".chips"));
}

function problem(row, text) {
  const place = row.querySelector(".problem");
  if (place && place.textContent !== text) place.textContent = text;
}

document.getElementById("body").addEventListener("input", (event) => {
  const { column } = event.target.dataset;
  const row = event.target.closest(".row");
  if (!column || !row) return;
  write(row, column, event.target.value);
  row.querySelector(".saved").textContent = "";
  fit(event.target);
  if (column === "note") return;
  clearTimeout(timer);
  timer = setTimeout(() => check(row), CHECK);
});

document.getElementById("body").addEventListener("focusin", (event) => {
  const row = event.target.closest(".row");
  if (row && row !== active && event.target === row) activate(row);
});

document.getElementById("body").addEventListener("click", (event) => {
  const row = event.target.closest(".row");
  if (!row || event.target.closest("button, a, textarea")) return;
  if (String(getSelection())) return; // the reviewer is marking text
  activate(row, { edit: Boolean(event.target.closest(".english")) });
});

document.addEventListener("row-saved", ({ detail: row }) => {
  problem(row, "");
});

document.addEventListener("row-refused", ({ detail: { row, reason } }) => {
  if (row === active) problem(row, reason);
  else tell(`${data(row).id} was not saved: ${reason}`);
});

document.addEventListener("rows-changed", () => {
  if (current()) refresh(active);
  else if (active) {
    active = null;
    const first = list().find((row) => !isContext(row));
    if (first && document.activeElement === document.body) first.tabIndex = 0;
  }
});
