// The rows of the table, and what the page knows of each.

export const table = document.getElementById("rows");
export const body = document.getElementById("body");
export const view = JSON.parse(table.dataset.view);

const STATES = ["mt", "query", "ok", "fixed", "skip"];
const PARTS = [".state", ".repair", ".english > .shown", ".english > .chips", ".english > .note"];
const known = new WeakMap();
const digests = new WeakMap();

/** All rows, in order. */
export function list() {
  return [...body.children];
}

/** The cells of a row as the server holds them. */
export function data(row) {
  let cells = known.get(row);
  if (!cells) {
    cells = JSON.parse(row.dataset.row);
    known.set(row, cells);
  }
  return cells;
}

/** What names a row to the server. */
export function naming(row) {
  const { article, fr, order, id } = data(row);
  return { article, fr, order, id };
}

/** One text that names a row, whatever stands in its other cells. */
export function nameOf({ article, fr, order }) {
  return JSON.stringify([article, fr, order]);
}

/** Every element that shows the row of this name. */
export function named(name) {
  return list().filter((row) => nameOf(data(row)) === name);
}

/** The row with this id in an article, of those that are not there for their context only. */
export function withId(article, id) {
  return list().find((row) => {
    const cells = data(row);
    return cells.article === article && cells.id === id && !isContext(row);
  });
}

export function isContext(row) {
  return row.hasAttribute("data-context");
}

/** Whether nobody has reviewed a row yet. */
export function isOpen(row) {
  return !isContext(row) && data(row).status === "mt";
}

export function isFlagged(row) {
  return !isContext(row) && data(row).flags.length > 0;
}

/** Whether a row has flags that nobody has settled, or that came after that. */
export function isAlarming(row) {
  const { flags, status } = data(row);
  return isFlagged(row) && (["mt", "query"].includes(status) || flags.includes("stale"));
}

/** Show a row as it will be once the server has it. */
export function assume(row, status) {
  data(row).status = status;
  for (const state of STATES) row.classList.toggle(state, state === status);
  changed();
}

/** A row made of the server's HTML. */
export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

/** Bring a row up to date with a fresh one, without touching what is being typed. */
export function patch(row, fresh, digest) {
  row.dataset.row = fresh.dataset.row;
  known.delete(row);
  for (const state of STATES) row.classList.toggle(state, fresh.classList.contains(state));
  for (const part of PARTS) {
    const [old, replacement] = [row.querySelector(part), fresh.querySelector(part)];
    if (old && replacement) old.replaceWith(replacement.cloneNode(true));
  }
  row.querySelector(".id").textContent = data(row).id;
  if (digest) digests.set(row, digest);
  changed();
}

let announced = false;

/** Tell the counts and filters, once for many changes, that rows have changed. */
export function changed() {
  if (announced) return;
  announced = true;
  queueMicrotask(() => {
    announced = false;
    document.dispatchEvent(new CustomEvent("rows-changed"));
  });
}

export function digestOf(row) {
  return digests.get(row);
}

/** Put the rows in the order of `wanted` digests; `html` has those that the page lacked.
 *
 * False, and nothing is done, where a row has changed here since the server was asked.
 */
export function arrange(wanted, html) {
  const byDigest = new Map();
  const byName = new Map();
  const place = (row) => `${nameOf(data(row))} ${row.dataset.context ?? ""}`;
  for (const row of list()) {
    byDigest.set(digests.get(row), row);
    byName.set(place(row), row);
  }
  if (!wanted.every((digest) => byDigest.has(digest) || digest in html)) return false;
  wanted.forEach((digest, n) => {
    let row = byDigest.get(digest);
    if (!row) {
      const fresh = parse(html[digest]);
      row = byName.get(place(fresh));
      if (row) patch(row, fresh, digest);
      else {
        row = fresh;
        digests.set(row, digest);
      }
    }
    if (body.children[n] !== row) body.insertBefore(row, body.children[n] ?? null);
  });
  while (body.children.length > wanted.length) body.lastElementChild.remove();
  changed();
  return true;
}

body.dataset.digests
  .split(" ")
  .filter(Boolean)
  .forEach((digest, n) => digests.set(body.children[n], digest));
