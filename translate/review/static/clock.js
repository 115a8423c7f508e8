// The seconds that a reviewer spends on a row: while the page is seen and something happens.

const IDLE = 60_000; // after that much stillness nobody is at work

let spent = 0;
let last = 0;
let row = "";

function tick() {
  const now = Date.now();
  if (last && document.visibilityState === "visible") spent += Math.min(now - last, IDLE);
  last = now;
}

for (const event of ["keydown", "pointerdown", "wheel", "visibilitychange"]) {
  document.addEventListener(event, tick, { passive: true, capture: true });
}

/** Another row, by its name: what was spent on the one before is forgotten unless it was taken. */
export function begin(name) {
  row = name;
  last = Date.now();
  spent = 0;
}

/** The seconds spent on this row since the last call; 0 where it is not the current one. */
export function take(name) {
  if (name !== row) return 0;
  tick();
  const seconds = Math.round(spent / 100) / 10;
  spent = 0;
  return seconds;
}
