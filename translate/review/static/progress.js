// The bar above the table: how far the view is.

import { data, isAlarming, isContext, list } from "./rows.js";

const bar = document.getElementById("progress");
const counts = document.getElementById("counts");

/** Count anew. */
export function count() {
  const sum = { ok: 0, fixed: 0, query: 0, mt: 0, skip: 0, flagged: 0 };
  for (const row of list()) {
    if (isContext(row)) continue;
    sum[data(row).status] += 1;
    sum.flagged += isAlarming(row);
  }
  const reviewed = sum.ok + sum.fixed;
  const total = reviewed + sum.mt + sum.query;
  bar.max = Math.max(total, 1);
  bar.value = reviewed;
  counts.textContent =
    `${reviewed} of ${total} reviewed, ${sum.fixed} corrected, ${sum.query} doubtful, ` +
    `${sum.flagged} still flagged, ${sum.skip} skipped`;
}
