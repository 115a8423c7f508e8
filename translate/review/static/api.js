// Calls of the server: each a POST with JSON.

/** The server does not answer, knows this browser no more, or cannot read or write its files. */
export class Away extends Error {}

/** The status and the JSON of a call's answer. Throws Away. */
export async function call(name, values, { keepalive = false } = {}) {
  let response;
  try {
    response = await fetch(`/api/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(values),
      keepalive,
    });
  } catch {
    throw new Away("The server does not answer.");
  }
  if (response.status === 403) {
    throw new Away("The server does not know this browser: open the link that it printed.");
  }
  let data = {};
  try {
    data = await response.json();
  } catch {
    data = { error: `The server had a problem (${response.status}).` };
  }
  if (response.status >= 500) throw new Away([data.error, data.hint].filter(Boolean).join(". "));
  return { status: response.status, data };
}
