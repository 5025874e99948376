// A process of its own for tests: the whole server behind the API, over the database and on the port that its
// environment names, until it is ended.
//   node api-process.mjs <folder for compiled modules>
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { createViteServer } from "vitest/node";

// The test that started this is gone.
process.once("disconnect", () => process.exit(1));

const root = fileURLToPath(new URL("../../..", import.meta.url));
const vite = await createViteServer({
  root,
  configFile: false,
  logLevel: "silent",
  cacheDir: process.argv[2],
  resolve: { alias: { "@": root, "server-only": `${root}/.ci/server-only.ts` } },
  server: { middlewareMode: true, watch: null },
});
const { openProcess } = await vite.ssrLoadModule("/server/http/process-handle.ts");
await openProcess();
const weft = globalThis.__weft;
if ("problem" in weft) throw new Error(weft.problem);
const server = createServer((request, response) => {
  if (!weft.handle(request, response)) response.writeHead(404).end("not the API");
});
server.on("upgrade", (request, stream, head) => {
  if (!weft.upgrade(request, stream, head)) stream.destroy();
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => weft.describe(server.address()));
