// One dialog at a time: a title, something to read or fill in, and buttons.

const dialog = document.getElementById("dialog");
const title = document.getElementById("dialog-title");
const body = document.getElementById("dialog-body");
const buttons = document.getElementById("dialog-buttons");

let closed = null;

/** Show a dialog; the promise gives what the button gives that closed it, undefined for Escape.
 *
 * `content` is the server's HTML or a node. A button is {label, run, primary, stay}: `run` gets the
 * body of the dialog; with `stay` the dialog stays open.
 */
export function ask(heading, content, choices) {
  if (dialog.open) dialog.close();
  title.textContent = heading;
  if (typeof content === "string") body.innerHTML = content;
  else body.replaceChildren(content);
  buttons.replaceChildren(...choices.map(made));
  dialog.showModal();
  const first = choices.length > 1 ? buttons.querySelector("button") : title;
  (body.querySelector("textarea, input") ?? first).focus();
  return new Promise((resolve) => {
    closed = resolve;
  });
}

export function isOpen() {
  return dialog.open;
}

function made({ label, run, primary = false, stay = false }) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  if (primary) button.classList.add("primary");
  button.addEventListener("click", async () => {
    const result = await run?.(body);
    if (!stay) end(result);
  });
  return button;
}

function end(result) {
  const resolve = closed;
  closed = null;
  dialog.close();
  resolve?.(result);
}

dialog.addEventListener("close", () => end(undefined));
dialog.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    buttons.querySelector(".primary")?.click();
  }
  event.stopPropagation();
});

/** An element with attributes and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "boolean") made.toggleAttribute(key, value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** The places that are ticked in a list of the server's. */
export function ticked(part) {
  return [...part.querySelectorAll("input[data-place]:checked")].map((box) =>
    JSON.parse(box.dataset.place),
  );
}
