// A process of its own for tests: opens the embedded database of a folder and says so on standard output.
//   node second-process.mjs hold <folder>    opens, prints "open", waits to be ended
//   node second-process.mjs write <folder>   opens, then writes rows without end, printing each name once it is acknowledged
import { fileURLToPath } from "node:url";
import { createViteServer } from "vitest/node";

// The test that reads this is gone.
process.stdout.on("error", () => process.exit(1));

const [, , task, dataDir] = process.argv;
const root = fileURLToPath(new URL("../../..", import.meta.url));
const server = await createViteServer({
  root,
  configFile: false,
  logLevel: "silent",
  cacheDir: `${dataDir}-vite`,
  resolve: { alias: { "@": root } },
  server: { middlewareMode: true, watch: null },
});
const { openDatabase } = await server.ssrLoadModule("/server/data/client.ts");
const { workspaces } = await server.ssrLoadModule("/server/data/schema/index.ts");
try {
  const { db } = await openDatabase({ databaseUrl: undefined, dataDir });
  process.stdout.write("open\n");
  for (let n = 0; task === "write"; n += 1) {
    await db.insert(workspaces).values({ name: `row ${n}` });
    process.stdout.write(`row ${n}\n`);
  }
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`refused ${error.message}\n`);
  process.exit(1);
}
