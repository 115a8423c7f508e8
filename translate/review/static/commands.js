// Everything that can be done, each under one name and one key.
//
// While the cursor is in no text, the key alone; in a text, Alt and the key.

import { call } from "./api.js";
import { activate, current, field, showNote, showRepair, tell, type } from "./editor.js";
import { toSearch } from "./filters.js";
import { go, goFlagged, goOpen } from "./moves.js";
import { assume, data, list, naming, view, withId } from "./rows.js";
import { draftOf, flush, flushAll, put } from "./store.js";
import { sync } from "./sync.js";
import * as several from "./several.js";
import { sayCounterpart } from "./words.js";

const editing = () => document.activeElement?.matches?.(".row textarea") ?? false;

function accept() {
  const row = current();
  if (!row) return goOpen(true);
  const edit = editing();
  const cells = data(row);
  const english = field("en", row).value || cells.mt;
  if (!english.trim()) return tell("There is no English to accept");
  put(row, { en: english, status: "ok" });
  assume(row, english === cells.mt ? "ok" : "fixed");
  goOpen(edit);
}

function toggle(status) {
  return () => {
    const row = current();
    if (!row) return;
    const back = data(row).en || draftOf(row, "en") ? "ok" : "mt";
    put(row, { status: data(row).status === status ? back : status });
  };
}

function copy(text) {
  return () => {
    const input = field("en");
    if (!input) return;
    type(input, text(data(current())));
    input.focus();
  };
}

function takeRepair() {
  const row = current();
  if (!row || !data(row).fr_suggested) return tell("No repair is proposed here");
  put(row, { fr_fixed: data(row).fr_suggested });
}

async function refuseRepair() {
  const row = current();
  if (!row || !data(row).fr_suggested) return tell("No repair is proposed here");
  await put(row, { ignore: dismissing(row, "repaired") });
  if (data(row).status === "mt") await translate();
}

function dismissing(row, code) {
  const codes = data(row).ignore.split(" ").filter(Boolean);
  return (codes.includes(code) ? codes.filter((c) => c !== code) : [...codes, code]).join(" ");
}

/** Dismiss a flag of a row, or show it again. */
export function dismiss(row, code) {
  put(row, { ignore: dismissing(row, code) });
}

function dismissNth(n) {
  const buttons = current()?.querySelectorAll(".chips button") ?? [];
  if (buttons[n - 1]) dismiss(current(), buttons[n - 1].dataset.flag);
}

async function translate() {
  const row = current();
  if (!row) return;
  tell("Translating…");
  await flush(row);
  const answer = await call("translate", naming(row));
  if (answer.status !== 200) return tell(`${answer.data.error} ${answer.data.hint ?? ""}`);
  await sync();
  tell("Translated again");
}

function repair() {
  if (current()) showRepair(current()).focus();
}

function note() {
  if (current()) showNote(current(), field("note").value || data(current()).note).focus();
}

async function takeBack(redo) {
  if (!(await flushAll())) return tell("First the texts must be saved");
  const answer = await call("undo", { article: view.article ?? "", redo });
  if (answer.status !== 200) return tell(`${answer.data.error}.`);
  await sync();
  const { places, kept } = answer.data;
  const target = places.length ? withId(places[0].article, places[0].id) : null;
  if (target) activate(target);
  const what = redo ? "Done again" : "Taken back";
  tell(kept.length ? `${what}, except: ${kept.join("; ")}` : what);
}

function leaveText() {
  const row = current();
  if (!row) return;
  flush(row);
  row.focus();
}

/** The commands, in the order of the help: name → [key, what it does, function]. */
export const COMMANDS = {
  accept: ["a", "Accept the English as it stands, go to the next to review", accept],
  nextOpen: ["u", "Next to review", () => goOpen(editing())],
  next: ["j", "Next", () => go(1, editing())],
  previous: ["k", "The one before", () => go(-1, editing())],
  nextFlagged: ["f", "Next flagged", () => goFlagged(editing())],
  edit: ["e", "Write into the English", () => activate(current() ?? list()[0], { edit: true })],
  leave: ["Escape", "Leave the text (it is saved)", leaveText],
  copyMachine: ["m", "Copy the machine translation into the English", copy((c) => c.mt)],
  copyFrench: ["o", "Copy the French into the English", copy((c) => c.fr_fixed || c.fr)],
  repair: ["r", "Repair the French", repair],
  translate: ["t", "Translate this sentence again now", translate],
  takeRepair: ["p", "Accept the proposed repair of the French", takeRepair],
  refuseRepair: ["x", "Refuse the proposed repair", refuseRepair],
  counterpart: ["c", "Say which word stands for the one at the cursor (both ways; it is marked)", sayCounterpart],
  query: ["q", "Mark as doubtful, or not any more", toggle("query")],
  skip: ["s", "Skip: not part of the article, or not any more", toggle("skip")],
  note: ["n", "Write a note", note],
  undo: ["z", "Undo what was saved last", () => takeBack(false)],
  redo: ["y", "Redo", () => takeBack(true)],
  merge: ["g", "Glue together with the next sentence", several.merge],
  split: ["b", "Break in two", several.split],
  elsewhere: ["w", "The same sentence elsewhere: give it this English", several.elsewhere],
  search: ["/", "Search this view, in both languages", toSearch],
  find: ["l", "Find and replace", several.replace],
  acceptAll: ["A", "Accept all unflagged sentences of the view", several.acceptAll],
  history: ["h", "History of this sentence", several.history],
  help: ["?", "This help", () => several.help(COMMANDS)],
  more: ["", "", () => several.help(COMMANDS)],
};

for (let n = 1; n <= 9; n += 1) {
  COMMANDS[`dismiss${n}`] = [String(n), n === 1 ? "to 9: dismiss that flag, or show it again" : "", () => dismissNth(n)];
}
