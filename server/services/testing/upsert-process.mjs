// A process of its own for tests: opens the embedded database of a folder, fills the stores of the flows given as JSON on
// standard input, and prints how far each is, until it is ended.
//   node upsert-process.mjs <folder>
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";
import { createViteServer } from "vitest/node";

// The test that reads this is gone.
process.stdout.on("error", () => process.exit(1));

const [, , dataDir] = process.argv;
const root = fileURLToPath(new URL("../../..", import.meta.url));
const server = await createViteServer({
  root,
  configFile: false,
  logLevel: "silent",
  cacheDir: `${dataDir}-vite`,
  resolve: { alias: { "@": root } },
  server: { middlewareMode: true, watch: null },
});
const { openDocumentDesk } = await server.ssrLoadModule("/server/services/testing/document-desk.ts");
const { createFlow } = await server.ssrLoadModule("/server/services/flows/create-flow.ts");
const { makeWorkspace } = await server.ssrLoadModule("/server/services/testing/make-workspace.ts");
const { flowJob } = await server.ssrLoadModule("/server/services/documents/flow-job.ts");
const { followJob } = await server.ssrLoadModule("/server/services/jobs/follow-job.ts");

const { ports, desk } = await openDocumentDesk(dataDir);
const { owner } = await makeWorkspace(ports);
const sent = { name: "sent.txt", mime: "text/plain", bytes: new TextEncoder().encode("A text that was sent along.") };
for (const [place, document] of JSON.parse(await text(process.stdin)).entries()) {
  const { id } = await createFlow(owner, { kind: "chatflow", name: `Flow ${place}`, document });
  const flow = await desk.runs.findFlow(id);
  const job = await flowJob(desk.runs, ports, { flow, internal: false, stopNodeIds: [], files: [sent] });
  void follow(await desk.jobs.add(job));
}

async function follow(id) {
  const { signal } = new AbortController();
  for await (const job of followJob({ db: ports.db, jobs: desk.jobs }, id, signal))
    process.stdout.write(`${JSON.stringify({ id, status: job.status, added: job.counts.numAdded })}\n`);
}
