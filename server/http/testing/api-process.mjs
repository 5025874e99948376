// A process of its own for tests: the whole server behind the API, over the database and on the port that its
// environment names, until it is ended.
//   node api-process.mjs <compiled module>
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

// The test that started this is gone.
process.once("disconnect", () => process.exit(1));

const { openProcess } = await import(pathToFileURL(process.argv[2]).href);
await openProcess();
const weft = globalThis.__weft;
if ("problem" in weft) throw new Error(weft.problem);
const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  if (!weft.handle(request, response)) response.writeHead(404).end("not the API");
});
server.on("upgrade", (request, stream, head) => {
  if (!weft.upgrade(request, stream, head)) stream.destroy();
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => weft.describe(server.address()));
