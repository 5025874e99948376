// The process: one HTTP server with Next behind it. The public API's hot paths go straight to the runtime, which
// `instrumentation.ts` builds inside Next's bundle and leaves on `globalThis.__weft`.
import { EventEmitter } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { refuseOffer } from "./boot/refuse-offer.mjs";
import { openWords } from "./boot/words.mjs";

process.env.NODE_ENV ??= "production";
process.env.NEXT_TELEMETRY_DISABLED ??= "1";
const dev = process.env.NODE_ENV === "development";
const dir = fileURLToPath(new URL("..", import.meta.url));
const port = Number(process.env.PORT || 3000);
/** Time that open answers get to end after a signal; the operator's process manager waits longer than this. */
const drainMs = 15_000;

const { default: next } = await import("next");
// Times bound how long a caller may dawdle over a request; answers may stream for as long as they like.
const server = createServer({
  headersTimeout: 20_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
});
// Next ends connections to paths that it has pages for, so that it hears only of those that are not the runtime's.
const upgradesForNext = new EventEmitter();
const reloading = new Set();
const words = openWords(join(dir, "components", "words", "languages"));
const app = next({ dev, dir, port, httpServer: upgradesForNext });

// Next reports on its own configuration while it starts; an operator reads only what comes after.
const { log } = console;
if (!dev) console.log = () => undefined;
try {
  await app.prepare();
} catch (error) {
  stop(readable(error));
}
const weft = await runtime();
console.log = log;
if ("problem" in weft) stop(weft.problem);

const throughNext = app.getRequestHandler();
server.on("request", (request, response) => {
  // While developing every request takes Next's door, because only that one reloads changed code.
  if (!dev && weft.handle(request, response)) return;
  // Next would redirect, and a redirect loses the credentials.
  request.url = request.url.replace(/^((?:\/api)?(?:\/v1)?\/chats(?:\/[^?]*?)?)\/(?=\?|$)/, "$1");
  // Next shows its handlers no socket. The peer is the one entry of this list that nobody can make up.
  const forwarded = request.headers["x-forwarded-for"];
  request.headers["x-forwarded-for"] = [forwarded, request.socket.remoteAddress].filter(Boolean).join(", ");
  words.run(request.headers, () => throughNext(request, response)).catch(() => response.destroy());
});
server.on("upgrade", (request, stream, head) => {
  if (request.headers.upgrade?.toLowerCase() !== "websocket") return refuseOffer(server, request, stream, head);
  if (weft.upgrade(request, stream, head)) return;
  // Only a development server has connections of its own, for reloading.
  if (!dev || !upgradesForNext.emit("upgrade", request, stream, head)) return stream.destroy();
  reloading.add(stream);
  stream.once("close", () => reloading.delete(stream));
});
server.on("error", async (error) => {
  await weft.close().catch(() => undefined);
  stop(error.code === "EADDRINUSE" ? `Port ${port} is in use. Set PORT to a free one.` : readable(error));
});
server.listen(port, async () => {
  for (const line of await weft.describe({ port: server.address().port })) console.log(line);
});

let closing = false;
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => void shutDown());

/** Takes no new work, lets open answers end, then closes the database. A second signal ends at once. */
async function shutDown() {
  if (closing) process.exit(1);
  closing = true;
  weft.drain();
  const drained = new Promise((resolve) => server.close(resolve));
  // Connections that are kept alive become idle one by one, as the answers on them end.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const patience = setTimeout(() => server.closeAllConnections(), drainMs);
  // Browsers hold the reload sockets of a development server open for ever.
  for (const stream of reloading) stream.destroy();
  if (dev) server.closeAllConnections();
  await drained;
  clearTimeout(patience);
  clearInterval(sweep);
  await weft.close();
  process.exit(0);
}

/** A built Next is prepared before `instrumentation.ts` has run to its end. */
async function runtime() {
  const until = Date.now() + 60_000;
  while (!globalThis.__weft && Date.now() < until) await sleep(5);
  return globalThis.__weft ?? { problem: "The runtime did not start: instrumentation.ts was not run." };
}

function readable(error) {
  return error instanceof Error ? error.message : String(error);
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
