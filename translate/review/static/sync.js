// What others have changed meanwhile, brought into the page.

import { Away, call } from "./api.js";
import { arrange, digestOf, list, table, view } from "./rows.js";

const EVERY = 4000;

let busy = null;

/** Bring the rows up to date; with `check`, run the checks on those that are as they were. */
export function sync({ check = false } = {}) {
  busy = (busy ?? Promise.resolve()).then(() => once(check));
  return busy;
}

async function once(check) {
  const known = list().map(digestOf).filter(Boolean);
  let answer;
  try {
    answer = await call("sync", { ...view, version: table.dataset.version, known, check });
  } catch (error) {
    if (error instanceof Away) return;
    throw error;
  }
  if (answer.status !== 200) return;
  const { version, rows, html } = answer.data;
  if (!rows || arrange(rows, html)) table.dataset.version = version;
  else await once(true);
}

export function start() {
  sync({ check: true });
  setInterval(() => {
    if (document.visibilityState === "visible") sync();
  }, EVERY);
  addEventListener("focus", () => sync());
}
