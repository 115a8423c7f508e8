// Commands with a dialog, and those that change more than one row.

import { call } from "./api.js";
import { ask, element, ticked } from "./dialogs.js";
import { activate, current, field, tell } from "./editor.js";
import { shown } from "./filters.js";
import { data, isContext, isFlagged, list, naming, view, withId } from "./rows.js";
import { flushAll } from "./store.js";
import { sync } from "./sync.js";

/** The answer of a call whose trouble is told; null where there was trouble. */
async function asked(name, values) {
  const { status, data: answer } = await call(name, values);
  if (status === 200) return answer;
  tell([answer.error, answer.hint].filter(Boolean).join(" "));
  return null;
}

async function ready() {
  if (await flushAll()) return true;
  tell("First the texts must be saved");
  return false;
}

function report(answer, what) {
  const failed = answer.failed.length ? `; not done: ${answer.failed.join("; ")}` : "";
  tell(`${what(answer.changed)}${failed}`);
}

const sentences = (n) => (n === 1 ? "1 sentence" : `${n} sentences`);

export async function merge() {
  const row = current();
  if (!row || !(await ready())) return;
  const { article, id } = data(row);
  const rows = list().filter((one) => data(one).article === article);
  const next = rows[rows.indexOf(row) + 1];
  if (!next) return tell("There is no next sentence");
  const answer = await asked("merge", { article, ids: [id, data(next).id] });
  if (!answer) return;
  await sync();
  activate(withId(article, answer.ids[0]));
  tell(answer.notice || "Glued together; Undo takes it back");
}

export async function split() {
  const row = current();
  const [french, english] = [cursorIn(row), field("en", row)?.selectionStart ?? 0];
  if (!row || !(await ready())) return;
  const { article, id, fr, en } = data(row);
  const part = (label, lang, text, at) => {
    const input = element("textarea", { lang, rows: "4", "aria-readonly": "true" });
    input.value = text;
    input.setSelectionRange(at, at);
    // Not `readonly`: browsers show no cursor in a field that is.
    input.addEventListener("beforeinput", (event) => event.preventDefault());
    return element("label", {}, element("span", { class: "label" }, label), input);
  };
  const content = element("div", {},
    element("p", {}, "Put the cursor where the second sentence begins, then break (Ctrl + Enter)."),
    part("French", "fr", fr, french));
  if (en) content.append(part("English", "en", en, english));
  const at = await ask("Break in two", content, [
    { label: "Break here", primary: true, run: (body) =>
      [...body.querySelectorAll("textarea")].map((input) => offset(input)) },
    { label: "Leave it" },
  ]);
  if (!at) return;
  const answer = await asked("split", { article, id, at: at[0], en_at: at[1] ?? 0 });
  if (!answer) return;
  await sync();
  activate(withId(article, answer.ids[0]));
  tell(answer.notice || "Broken in two; Undo takes it back");
}

/** Where in the French of a row the mouse has been clicked; 0 where it has not. */
function cursorIn(row) {
  const { anchorNode, anchorOffset } = getSelection();
  return anchorNode && row?.querySelector(".french > .text")?.contains(anchorNode) ? anchorOffset : 0;
}

/** The cursor's place in characters as the server counts them, not in UTF-16 units. */
function offset(input) {
  return [...input.value.slice(0, input.selectionStart)].length;
}

export async function elsewhere() {
  const row = current();
  if (!row || !(await ready())) return;
  const english = field("en", row).value;
  const answer = await asked("elsewhere", { ...naming(row), english });
  if (!answer) return;
  const close = { label: answer.count ? "Leave them" : "Close" };
  const apply = { label: "Apply to the ticked ones", primary: true, run: ticked };
  const places = await ask("The same sentence elsewhere", answer.html,
    answer.count ? [apply, close] : [close]);
  if (!places?.length) return;
  const done = await asked("apply", { english, places });
  if (!done) return;
  await sync();
  report(done, (n) => `${sentences(n)} changed`);
}

export async function acceptAll() {
  if (!(await ready())) return;
  const rows = shown().filter((row) => {
    const cells = data(row);
    return cells.status === "mt" && !isContext(row) && !isFlagged(row) && cells.mt.trim();
  });
  if (!rows.length) return tell("No unflagged sentence is left to review in this view");
  const yes = await ask("Accept all unflagged?", element("p", {},
    `${sentences(rows.length)} of this view will be accepted as they stand. Undo takes it back.`), [
    { label: "Leave them" },
    { label: `Accept ${sentences(rows.length)}`, primary: true, run: () => true },
  ]);
  if (!yes) return;
  const seen = rows.map((row) => ({ ...naming(row), en: data(row).en, mt: data(row).mt }));
  const answer = await asked("accept", { rows: seen });
  if (!answer) return;
  await sync();
  report(answer, (n) => `${sentences(n)} accepted`);
}

export async function replace() {
  if (!(await ready())) return;
  const input = (name, label, attributes) =>
    element("label", {}, `${label} `, element("input", { name, ...attributes }));
  const column = element("select", { name: "column" },
    new Option("the English that reviewers wrote", "en"),
    new Option("the repairs of the French", "fr_fixed"));
  const content = element("div", { class: "replacing" },
    input("old", "Find", { type: "text" }),
    input("new", "Replace by", { type: "text" }),
    element("label", {}, "In ", column),
    input("regex", "Regular expression", { type: "checkbox" }));
  if (view.kind === "article") {
    content.append(input("all", "In all articles", { type: "checkbox" }));
  }
  const list = element("div", { class: "found", role: "status" });
  content.append(list);
  const wanted = () => {
    const value = (name) => content.querySelector(`[name=${name}]`);
    const everywhere = view.kind !== "article" || value("all").checked;
    return {
      old: value("old").value, new: value("new").value, column: value("column").value,
      regex: value("regex").checked, article: everywhere ? "" : view.article,
    };
  };
  let asking = null;
  const places = await ask("Find and replace", content, [
    { label: "Show the places", stay: true, run: async () => {
      asking = wanted();
      const { status, data: answer } = await call("find", asking);
      if (status === 200) list.innerHTML = answer.html;
      else list.textContent = [answer.error, answer.hint].filter(Boolean).join(" ");
    } },
    { label: "Replace in the ticked ones", primary: true, run: ticked },
    { label: "Close" },
  ]);
  if (!places?.length || !asking) return;
  const answer = await asked("replace", { ...asking, places });
  if (!answer) return;
  await sync();
  report(answer, (n) => `Replaced in ${sentences(n)}`);
}

export async function history() {
  const row = current();
  if (!row || !(await ready())) return;
  const answer = await asked("history", naming(row));
  if (answer) await ask(`History of ${data(row).id}`, answer.html, [{ label: "Close" }]);
}

export function help(commands) {
  const rows = Object.entries(commands)
    .filter(([, [key, what]]) => key && what)
    .map(([name, [key, what]]) =>
      element("tr", {},
        element("td", {}, element("kbd", {}, key), ...(name === "accept" ? [" or ", element("kbd", {}, "Ctrl + Enter")] : [])),
        element("td", {}, what)));
  const content = element("div", {},
    element("p", {}, "Press the key alone while the cursor is in no text; in a text, hold Alt. " +
      "Enter begins to write, Escape leaves the text. Everything is saved as you go."),
    element("table", { class: "keys" },
      element("thead", {}, element("tr", {},
        element("th", { scope: "col" }, "Key"), element("th", { scope: "col" }, "Does"))),
      element("tbody", {}, ...rows)));
  return ask("Keys", content, [{ label: "Close", primary: true }]);
}

/** What the reviewer wants where somebody else has changed the same text. */
export async function conflict({ row, conflicts, gone }) {
  const side = (label, text, lang) => element("div", {},
    element("p", { class: "label" }, label), element("p", { lang, class: "side" }, text || "(empty)"));
  const content = element("div", {},
    element("p", {}, gone
      ? `${row.id} is gone: somebody has merged or split it, or its French has changed. Your text is kept in the file of conflicts.`
      : `Somebody else has changed ${row.id} while you were writing. Both texts are kept; which one shall stand?`));
  for (const { column, kept, refused } of conflicts) {
    const lang = column === "fr_fixed" ? "fr" : "en";
    content.append(element("section", {}, element("h3", {}, NAMES[column]),
      element("div", { class: "sides" },
        side("Stands there now", kept, lang), side("Yours", refused, lang))));
  }
  const mine = gone ? [] : [{ label: "Put mine in its place", run: () => "mine" }];
  return ask("Two texts for one sentence", content, [
    { label: gone ? "Close" : "Leave what stands there", primary: true, run: () => "theirs" },
    ...mine,
  ]);
}

const NAMES = {
  en: "English", fr_fixed: "Repair of the French", status: "Status",
  ignore: "Dismissed flags", note: "Note",
};
