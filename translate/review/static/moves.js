// Going from row to row.

import { activate, current, tell } from "./editor.js";
import { shown } from "./filters.js";
import { isAlarming, isOpen, list } from "./rows.js";

/** The rows that are shown, from the one behind the current one to the current one. */
function around(step) {
  const rows = list();
  const visible = new Set(shown());
  const at = current() ? rows.indexOf(current()) : step > 0 ? -1 : rows.length;
  const found = [];
  for (let n = 1; n <= rows.length; n += 1) {
    const row = rows[(at + step * n + rows.length * 2) % rows.length];
    if (visible.has(row)) found.push({ row, wrapped: step > 0 ? at + n >= rows.length : at < n });
  }
  return found;
}

/** Go to the next row (or the one before), without going round. */
export function go(step, edit) {
  const next = around(step).find(({ wrapped }) => !wrapped);
  if (next) activate(next.row, { edit });
  else tell(step > 0 ? "This is the last sentence" : "This is the first sentence");
}

/** Go to the next row that is still to be reviewed, from the top again after the end. */
export function goOpen(edit) {
  goTo(isOpen, edit, "Everything that is shown here is reviewed");
}

/** Go to the next row with a flag that nobody has settled. */
export function goFlagged(edit) {
  goTo(isAlarming, edit, "Nothing flagged is left to review here");
}

function goTo(wanted, edit, none) {
  const next = around(1).find(({ row }) => row !== current() && wanted(row));
  if (!next) {
    tell(none);
    return;
  }
  if (next.wrapped) tell("On from the top");
  activate(next.row, { edit });
}
