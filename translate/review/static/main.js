// The review page: what begins when it has loaded.

import { Away, call } from "./api.js";
import { current, field, tell, type } from "./editor.js";
import { apply, offerFlags } from "./filters.js";
import "./keys.js";
import { count } from "./progress.js";
import { changed, isContext, list, naming } from "./rows.js";
import { conflict } from "./several.js";
import { decide, restore } from "./store.js";
import { start } from "./sync.js";
import "./words.js";

const aids = document.getElementById("aids");
let timer = null;

async function help(row) {
  let answer;
  try {
    answer = await call("aids", naming(row));
  } catch (error) {
    if (error instanceof Away) return;
    throw error;
  }
  if (row === current() && answer.status === 200) aids.innerHTML = answer.data.html;
}

document.addEventListener("row-active", ({ detail: row }) => {
  clearTimeout(timer);
  timer = setTimeout(() => help(row), 200);
});

aids.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-insert], button[data-term]");
  const input = field("en");
  if (!button || !input) return;
  const { insert, term } = button.dataset;
  if (insert === undefined) input.setRangeText(term, input.selectionStart, input.selectionEnd, "end");
  type(input, insert ?? input.value);
  input.focus();
});

const waiting = [];
let deciding = false;

/** Conflicts one after the other. */
async function decideAll() {
  if (deciding) return;
  deciding = true;
  while (waiting.length) {
    const found = waiting.shift();
    const choice = await conflict(found);
    const columns = found.conflicts.map(({ column }) => column);
    const mine = Object.fromEntries(found.conflicts.map((c) => [c.column, c.refused]));
    if (choice === "mine") await decide(found.name, columns, mine);
    else if (choice === "theirs") await decide(found.name, columns, null);
    else tell("Not decided: the sentence keeps your text unsaved");
    changed();
  }
  deciding = false;
}

document.addEventListener("conflict", ({ detail }) => {
  waiting.push(detail);
  decideAll();
});

document.addEventListener("rows-changed", () => {
  count();
  offerFlags();
});

// A failure that nobody has foreseen must not look as if all were well.
addEventListener("unhandledrejection", ({ reason }) => {
  tell(reason instanceof Away ? reason.message : `Something went wrong: ${reason?.message ?? reason}`);
});

restore();
apply();
changed();
const first = list().find((row) => !isContext(row));
if (first) first.tabIndex = 0;
start();
document.documentElement.dataset.ready = "true";
