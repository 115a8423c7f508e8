// The buttons of the row that is being reviewed.

import { data } from "./rows.js";

const ALWAYS = [
  ["accept", "Accept", "Ctrl+Enter"],
  ["query", "Doubtful", "Q"],
  ["skip", "Skip", "S"],
  ["repair", "Repair the French", "R"],
  ["note", "Note", "N"],
  ["more", "More…", "?"],
];

/** The buttons for what can be done with a row. */
export function buttonsFor(row) {
  const cells = data(row);
  const wanted = ALWAYS.map(([command, label, key]) => {
    if (command === "query" && cells.status === "query") return [command, "No doubt any more", key];
    if (command === "skip" && cells.status === "skip") return [command, "Do not skip", key];
    return [command, label, key];
  });
  const refused = cells.ignore.split(" ").includes("repaired");
  if (cells.fr_suggested && !cells.fr_fixed && !refused) {
    wanted.splice(4, 0, ["takeRepair", "Accept the repair", "P"], ["refuseRepair", "Refuse it", "X"]);
  }
  return wanted.map(([command, label, key]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.command = command;
    const shown = document.createElement("kbd");
    shown.textContent = key;
    shown.setAttribute("aria-hidden", "true");
    button.append(`${label} `, shown);
    return button;
  });
}
