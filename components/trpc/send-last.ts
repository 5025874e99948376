/** Browsers send no more than this, in characters, for a page that goes away. */
const most = 60_000;

/**
 * Calls a procedure while the page goes away, when nothing can wait for the answer any more. What is too large is not
 * sent.
 */
export function sendLast(procedure: string, input: Readonly<Record<string, unknown>>): void {
  const body = JSON.stringify({ json: input });
  if (body.length > most) return;
  const headers = { "content-type": "application/json" };
  void fetch(`/api/trpc/${procedure}`, { method: "POST", headers, body, keepalive: true }).catch(() => undefined);
}
