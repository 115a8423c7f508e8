// From keys and buttons to commands.

import { COMMANDS, dismiss } from "./commands.js";
import { activate } from "./editor.js";
import { isOpen as dialogIsOpen } from "./dialogs.js";

const byKey = new Map(Object.entries(COMMANDS).map(([name, [key]]) => [key, name]));

/** Run a command by its name. */
export function run(name) {
  return COMMANDS[name][2]();
}

function letter(event) {
  // With Alt a keyboard may give another sign (macOS), so the place of the key counts then.
  const code = /^(?:Key([A-Z])|Digit(\d))$/.exec(event.code);
  if (event.altKey && code) {
    const sign = code[1] ?? code[2];
    return event.shiftKey ? sign : sign.toLowerCase();
  }
  return event.key;
}

/** The command that a key means where the cursor is; undefined for none. */
function meant(event) {
  const inText = event.target.matches("input, textarea, select");
  if (event.key === "F1") return "help";
  if (event.ctrlKey || event.metaKey) {
    if (event.key === "Enter") return "accept";
    if (event.altKey || inText) return undefined;
    return { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()];
  }
  if (inText) {
    if (event.key === "Escape") return "leave";
    return event.altKey ? byKey.get(letter(event)) : undefined;
  }
  if (event.target.matches("button, a, summary") && [" ", "Enter"].includes(event.key)) {
    return undefined;
  }
  // Single keys act on the table alone, so that they are in nobody's way elsewhere.
  if (!event.altKey && !event.target.closest("#rows") && event.target !== document.body) return;
  return { ArrowDown: "next", ArrowUp: "previous", Enter: "edit" }[event.key] ?? byKey.get(letter(event));
}

document.addEventListener("keydown", (event) => {
  if (dialogIsOpen() || event.isComposing) return;
  const command = meant(event);
  if (!command) return;
  event.preventDefault();
  run(command);
});

document.addEventListener("click", (event) => {
  const flag = event.target.closest("button[data-flag]");
  if (flag) {
    const row = flag.closest(".row");
    activate(row);
    dismiss(row, flag.dataset.flag);
    return;
  }
  const button = event.target.closest("button[data-command]");
  if (button) run(button.dataset.command);
});
