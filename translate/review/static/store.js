// What the reviewer has written and the server has not confirmed yet.
//
// Each cell is kept with its base, the text that the reviewer saw there, in memory and in the
// session storage; it goes away when the server has it, or when the reviewer gives it up.

import { Away, call } from "./api.js";
import { take } from "./clock.js";
import { data, named, nameOf, naming, parse, patch } from "./rows.js";

const PAUSE = 2000; // milliseconds without a key after which a text is saved
const RETRY = 1500;
const STORAGE = `bitext ${location.pathname}`;

const drafts = new Map();
const sign = document.getElementById("saving");
let away = null;
let asked = 0;

/** The draft of a cell; undefined where there is none. */
export function draftOf(row, column) {
  return drafts.get(nameOf(data(row)))?.cells[column]?.value;
}

/** Write into a cell of a row; it is saved after a pause. */
export function write(row, column, value) {
  const cells = data(row);
  const name = nameOf(cells);
  const draft = enter(row, column, value);
  // A text that the field held from the start says nothing when it comes back under the hands.
  const given = { en: cells.mt, fr_fixed: cells.fr }[column];
  const untouched = !cells[column] && value === given;
  if ((value === draft.cells[column].base || untouched) && !draft.flight) {
    delete draft.cells[column];
  }
  if (!Object.keys(draft.cells).length && !draft.flight) drafts.delete(name);
  keep();
  clearTimeout(draft.timer);
  draft.timer = setTimeout(() => save(name), PAUSE);
}

/** Save cells of a row now. One that is as it was says what the reviewer has seen there. */
export function put(row, cells) {
  for (const [column, value] of Object.entries(cells)) enter(row, column, value);
  keep();
  return flush(row);
}

function enter(row, column, value) {
  const cells = data(row);
  const name = nameOf(cells);
  const draft = drafts.get(name) ?? { row: naming(row), cells: {}, seconds: 0 };
  drafts.set(name, draft);
  draft.held = false;
  draft.cells[column] ??= { base: cells[column], value };
  draft.cells[column].value = value;
  return draft;
}

/** Save what there is of a row now. */
export function flush(row) {
  return save(nameOf(data(row)));
}

/** Save everything now; true where nothing is left. */
export async function flushAll(options) {
  await Promise.all([...drafts.keys()].map((name) => save(name, options)));
  return drafts.size === 0;
}

async function save(name, options = {}) {
  const draft = drafts.get(name);
  if (!draft || draft.held || !Object.keys(draft.cells).length) return;
  clearTimeout(draft.timer);
  draft.seconds += take(name);
  if (draft.flight) {
    await draft.flight;
    return save(name, options);
  }
  draft.flight = send(name, draft, options);
  show();
  try {
    await draft.flight;
  } finally {
    draft.flight = null;
    if (!Object.keys(draft.cells).length) drafts.delete(name);
    keep();
  }
}

async function send(name, draft, options) {
  const sent = structuredClone(draft.cells);
  const cells = Object.entries(sent).map(([column, cell]) => ({ column, ...cell }));
  const { seconds } = draft;
  draft.seconds = 0;
  let answer;
  try {
    answer = await call("save", { ...draft.row, cells, seconds }, options);
  } catch (error) {
    if (!(error instanceof Away)) throw error;
    draft.seconds += seconds;
    waitForServer(error.message);
    return;
  }
  serverIsBack();
  if (answer.data.html === undefined) {
    refuse(name, draft, [answer.data.error, answer.data.hint].filter(Boolean).join(" "));
    return;
  }
  const fresh = answer.data.html ? parse(answer.data.html) : null;
  const lost = new Map(answer.data.conflicts.map((conflict) => [conflict.column, conflict]));
  const refused = answer.data.refused.length > 0;
  settle(draft, sent, fresh, lost, refused);
  for (const row of named(name)) {
    if (fresh) patch(row, fresh, answer.data.digest);
    row.querySelector(".saved").textContent = lost.size || refused ? "" : "saved";
    document.dispatchEvent(new CustomEvent("row-saved", { detail: row }));
  }
  if (refused) refuse(name, draft, answer.data.refused.join(" "));
  if (lost.size) {
    draft.held = true;
    const detail = { name, row: draft.row, conflicts: [...lost.values()], gone: !fresh };
    document.dispatchEvent(new CustomEvent("conflict", { detail }));
  }
}

/** Take out of a draft what the server has, and set the base of what it has not. */
function settle(draft, sent, fresh, lost, refused) {
  const there = fresh ? data(fresh) : null;
  for (const [column, cell] of Object.entries(sent)) {
    const now = draft.cells[column];
    if (!now || refused) continue;
    if (lost.has(column)) now.base = lost.get(column).kept;
    else if (now.value === cell.value) delete draft.cells[column];
    else now.base = there[column];
  }
  const status = draft.cells.status;
  if (status && there && sent.en && !lost.has("en") && !lost.has("status")) {
    status.base = there.status; // it followed from the English that was saved
  }
}

function refuse(name, draft, reason) {
  draft.held = true;
  for (const row of named(name)) {
    document.dispatchEvent(new CustomEvent("row-refused", { detail: { row, reason } }));
  }
}

/** A conflict is decided: by the text that stands there, or by one that takes its place. */
export function decide(name, columns, texts) {
  const draft = drafts.get(name);
  if (!draft) return;
  draft.held = false;
  for (const column of columns) {
    if (texts && column in texts) draft.cells[column].value = texts[column];
    else delete draft.cells[column];
  }
  if (!Object.keys(draft.cells).length) drafts.delete(name);
  keep();
  return save(name);
}

function waitForServer(reason) {
  asked = asked || Date.now();
  clearTimeout(away);
  away = setTimeout(flushAll, RETRY);
  sign.dataset.reason = reason;
  show();
}

function serverIsBack() {
  clearTimeout(away);
  away = null;
  asked = 0;
}

/** Put the drafts where a new load of the page finds them, and show how it stands. */
function keep() {
  const entries = [...drafts].map(([name, { row, cells, held }]) => [name, { row, cells, held }]);
  try {
    if (entries.length) sessionStorage.setItem(STORAGE, JSON.stringify(entries));
    else sessionStorage.removeItem(STORAGE);
  } catch {
    // Storage is full or switched off: the text is in memory still.
  }
  show();
}

function show() {
  const all = [...drafts.values()];
  let text = "Everything is saved";
  let state = "saved";
  if (asked) {
    text = `${sign.dataset.reason} Your text is kept here, and saved as soon as it can be.`;
    state = "away";
  } else if (all.some((draft) => draft.held)) {
    text = "Not saved: look at the sentence";
    state = "held";
  } else if (all.some((draft) => draft.flight)) {
    text = "Saving…";
    state = "saving";
  } else if (all.length) {
    text = "Not saved yet";
    state = "typing";
  }
  // Only trouble is read out: a word at each save would drown the sentences.
  sign.setAttribute("aria-live", ["away", "held"].includes(state) ? "assertive" : "off");
  if (sign.textContent !== text) sign.textContent = text;
  sign.dataset.state = state;
}

/** What the last load of the page left unsaved; the rows of its drafts. */
export function restore() {
  try {
    for (const [name, { row, cells }] of JSON.parse(sessionStorage.getItem(STORAGE) ?? "[]")) {
      drafts.set(name, { row, cells, seconds: 0 });
    }
  } catch {
    sessionStorage.removeItem(STORAGE);
  }
  if (drafts.size) flushAll();
}

addEventListener("pagehide", () => flushAll({ keepalive: true }));
addEventListener("online", () => flushAll());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") flushAll({ keepalive: true });
});
addEventListener("beforeunload", (event) => {
  flushAll({ keepalive: true });
  // What is on its way arrives; what cannot be sent now would be lost with the tab.
  if (asked || [...drafts.values()].some((draft) => draft.held)) event.preventDefault();
});
