// The counterpart of the word at the cursor, or of those that are selected, in the other language.
//
// The words are marked by boxes that lie over the text: a field has no elements for its words, and
// a second copy of a text would be found by the browser's search.

import { Away, call } from "./api.js";
import { current, field, tell } from "./editor.js";

const PAUSE = 200; // milliseconds without a key after which a text that has changed is looked at

let known = null; // the two texts that were looked at last, with their words and links
let shown = null; // the words at the cursor and their counterparts
let asking = null; // the two texts that the server is looking at, and its promise
let touched = null; // the row that the mouse was last pressed in
let timer = null;

/** The element that shows the text of a side: its field, where that is open. */
function place(row, side) {
  return side === "fr"
    ? field("fr_fixed", row) ?? row.querySelector(".french > .text")
    : field("en", row) ?? row.querySelector(".english > .shown > .text");
}

const textOf = (element) => element.value ?? element.textContent;
const otherSide = (side) => (side === "fr" ? "en" : "fr");

/** Where the cursor or the selection is; null where it is in neither text of a row. */
function cursor() {
  const active = document.activeElement;
  let element = null;
  let [start, end] = [0, 0];
  if (active?.matches("#body textarea")) {
    element = active;
    [start, end] = [active.selectionStart, active.selectionEnd];
  } else if (getSelection().rangeCount) {
    const range = getSelection().getRangeAt(0);
    if (range.startContainer.nodeType !== Node.TEXT_NODE) return null;
    element = range.startContainer.parentElement.closest("#body .text");
    start = range.startOffset;
    const within = range.endContainer === range.startContainer;
    end = within ? range.endOffset : range.startContainer.length;
  }
  const row = element?.closest(".row");
  if (!row || (row !== current() && row !== touched)) return null; // left behind in another row
  const side = ["fr", "en"].find((one) => place(row, one) === element);
  return side ? { row, side, start, end } : null;
}

function textsOf(row) {
  return { fr: textOf(place(row, "fr")), en: textOf(place(row, "en")) };
}

const same = (one, { fr, en }) => one?.texts.fr === fr && one?.texts.en === en;

/** Learn from the server which words of two texts stand for each other. */
function learn(texts) {
  if (same(known, texts)) return null;
  if (!same(asking, texts)) asking = { texts, promise: ask(texts) };
  return asking.promise;
}

async function ask(texts) {
  let answer;
  try {
    answer = await call("words", texts);
  } catch (error) {
    if (error instanceof Away) return;
    throw error;
  } finally {
    if (same(asking, texts)) asking = null;
  }
  if (answer.status === 200) known = { texts, ...answer.data };
}

/** The numbers of the words that a cursor touches, or a selection holds. */
function wordsAt({ side, start, end }) {
  const text = known.texts[side];
  const numbers = [...known[side].keys()];
  const at = (n) => known[side][n];
  if (start !== end) return numbers.filter((n) => at(n)[0] < end && at(n)[1] > start);
  const touched = numbers.filter((n) => at(n)[0] <= start && at(n)[1] >= start);
  const words = touched.filter((n) => /[\p{L}\p{N}]/u.test(text.slice(...at(n))));
  return (words.length ? words : touched).slice(-1);
}

function clear() {
  shown = null;
  for (const layer of document.querySelectorAll("#body .marks")) layer.remove();
}

function show(where) {
  clear();
  const { row, side } = where;
  const other = otherSide(side);
  const words = wordsAt(where);
  const links = known.links.map(([fr, en]) => ({ fr, en }));
  const counterparts = new Set(links.filter((l) => words.includes(l[side])).map((l) => l[other]));
  const spans = [...counterparts].sort((a, b) => a - b).map((n) => known[other][n]);
  const quoted = (one, places) => places.map((p) => known.texts[one].slice(...p)).join(" ");
  shown = {
    words: quoted(side, words.map((n) => known[side][n])),
    counterparts: quoted(other, spans),
  };
  if (spans.length) mark(place(row, other), spans);
}

/** Lay boxes over parts of a text. */
function mark(element, spans) {
  const layer = document.createElement("span");
  layer.className = "marks";
  layer.setAttribute("aria-hidden", "true");
  element.after(layer);
  const origin = layer.getBoundingClientRect();
  for (const { left, top, width, height } of rectangles(element, spans)) {
    const box = document.createElement("i");
    Object.assign(box.style, {
      left: `${left - origin.left}px`,
      top: `${top - origin.top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    layer.append(box);
  }
}

function rectangles(element, spans) {
  const field = element.matches("textarea");
  const copy = field ? mirror(element) : element;
  const range = document.createRange();
  const found = spans.flatMap(([start, end]) => {
    range.setStart(copy.firstChild, start);
    range.setEnd(copy.firstChild, end);
    return [...range.getClientRects()];
  });
  if (field) copy.remove();
  const scrolled = field ? element.scrollTop : 0;
  return found.map((r) => ({ left: r.left, top: r.top - scrolled, width: r.width, height: r.height }));
}

/** A copy of a field whose words can be measured; the caller removes it. */
function mirror(input) {
  const style = getComputedStyle(input);
  const copy = document.createElement("span");
  copy.className = "mirror";
  copy.textContent = input.value;
  Object.assign(copy.style, {
    width: `${input.clientWidth}px`,
    font: style.font,
    padding: style.padding,
    left: style.borderLeftWidth,
    top: style.borderTopWidth,
  });
  input.after(copy);
  return copy;
}

/** Look what stands at the cursor: at once where the texts are known, else after a pause. */
function look() {
  clearTimeout(timer);
  const where = cursor();
  if (where && same(known, textsOf(where.row))) {
    show(where);
    return;
  }
  clear();
  if (where) timer = setTimeout(lookNow, PAUSE);
}

async function lookNow() {
  const where = cursor();
  if (!where) return;
  await learn(textsOf(where.row));
  const now = cursor();
  if (now && same(known, textsOf(now.row))) show(now);
}

/** Tell the counterpart of the word at the cursor, for those who do not see the marks. */
export async function sayCounterpart() {
  await lookNow();
  if (!shown?.words) tell("Put the cursor on a word first");
  else if (!shown.counterparts) tell(`« ${shown.words} »: no counterpart was found`);
  else tell(`« ${shown.words} »: « ${shown.counterparts} »`);
}

document.addEventListener("selectionchange", look);
document.getElementById("body").addEventListener("input", look);
document.getElementById("body").addEventListener("pointerdown", (event) => {
  touched = event.target.closest(".row");
});
document.addEventListener("row-active", ({ detail: row }) => {
  if (touched !== row) touched = null;
  look();
});
addEventListener("resize", look);
