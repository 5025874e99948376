// Runs exported projects that have been compiled, several in one process: what they have in common is loaded once.
import { setTimeout as pause } from "node:timers/promises";

const { fetch } = globalThis;

/** Sends requests for hosts whose name ends so to the server named for it; headers say which host was meant. */
const redirected = (servers) => (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const [, origin] = Object.entries(servers).find(([ending]) => url.hostname.endsWith(ending)) ?? [];
  if (origin === undefined) return fetch(input, init);
  const headers = new Headers(init?.headers ?? input.headers);
  headers.set("x-meant-for", url.origin);
  headers.set("x-test-host", url.host);
  return fetch(origin + url.pathname + url.search, { ...init, headers });
};

process.on("message", async ({ id, file, question, typed, history, thread, environment }) => {
  try {
    Object.assign(process.env, environment);
    if (environment.ANSWERED_BY) globalThis.fetch = redirected(JSON.parse(environment.ANSWERED_BY));
    const { ask, resume } = await import(file);
    const waits = [];
    let answer = await ask({ question, history, ...(thread && { thread }) });
    for (const { late, ...decision } of typed) {
      waits.push(answer.waiting?.content ?? "nothing");
      if (late) await pause(Math.max(0, Date.parse(answer.waiting.until) - Date.now()));
      answer = await resume(answer.thread, decision);
    }
    if (answer.waiting) waits.push(answer.waiting.content);
    process.send({ id, text: answer.text, waits });
  } catch (error) {
    process.send({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
