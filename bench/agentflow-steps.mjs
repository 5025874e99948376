// What a step of an agentflow costs beside its own work, and what runs cost that wait. Takes its task as JSON and prints
// its findings as JSON. A program of its own because it needs its memory collected: run it with --expose-gc.
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { createViteServer } from "vitest/node";
import { percentile } from "./percentile.mjs";

const { databaseUrl, dataDir, runs, paused } = JSON.parse(process.argv[2]);
const root = fileURLToPath(new URL("..", import.meta.url));
const vite = await createViteServer({
  root,
  configFile: false,
  logLevel: "silent",
  cacheDir: `${dataDir}-vite`,
  resolve: { alias: { "@": root, "server-only": `${root}.ci/server-only.ts` } },
  server: { middlewareMode: true, watch: null },
});
const load = (path) => vite.ssrLoadModule(path);
const { catalogue } = await load("/server/nodes/catalogue.ts");
const { inMemoryPorts } = await load("/server/engine/testing/in-memory-ports.ts");
const { prepareFlow } = await load("/server/engine/prepare-flow.ts");
const { runFlow } = await load("/server/engine/run-flow.ts");
const { openDatabase } = await load("/server/data/client.ts");
const { testPorts } = await load("/server/services/testing/test-ports.ts");
const { makeWorkspace } = await load("/server/services/testing/make-workspace.ts");
const { createFlow } = await load("/server/services/flows/create-flow.ts");
const { runDeskOf } = await load("/server/services/runs/run-desk-of.ts");
const { predict } = await load("/server/services/runs/predict.ts");
const { predictionBody } = await load("/domain/api/contracts/prediction.ts");

const node = (id, inputs = {}) => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id, version: 1, position: { x: 0, y: 0 }, inputs },
});
const wire = (source, target, sourceHandle = source.replace(/_\d+$/, "")) => ({
  ...{ id: `${source}-${target}`, source, sourceHandle, target, targetHandle: "input" },
});
const steps = 30;
const ids = Array.from({ length: steps - 1 }, (_, n) => `directReplyAgentflow_${n}`);
const chain = {
  nodes: [
    node("startAgentflow_0"),
    ...ids.map((id, n) => node(id, { directReplyMessage: `${n}: {{question}} {{${ids[n - 1] ?? "question"}}}` })),
  ],
  edges: ["startAgentflow_0", ...ids].slice(0, -1).map((id, n) => wire(id, ids[n])),
};
const asking = {
  nodes: [
    node("startAgentflow_0"),
    node("humanInputAgentflow_0", { humanInputDescriptionType: "fixed", humanInputDescription: "Go on?" }),
    node("directReplyAgentflow_0", { directReplyMessage: "gone on" }),
  ],
  edges: [
    wire("startAgentflow_0", "humanInputAgentflow_0"),
    wire("humanInputAgentflow_0", "directReplyAgentflow_0", "0"),
  ],
};

const inMemory = await stepMs(await engine());
const database = await openDatabase({ databaseUrl, dataDir });
const floor = await rowMs();
const service = await desk();
const durable = await stepMs(service.ask(await service.flow(chain)));
const waiting = await memoryOf(service.ask(await service.flow(asking)));
console.log(JSON.stringify({ inMemory, floor, durable, ...waiting }));
process.exit(0);

/** Median milliseconds of a step, of runs one after the other. */
async function stepMs(run) {
  for (let n = 0; n < runs / 5; n += 1) await run();
  const times = [];
  for (let n = 0; n < runs; n += 1) {
    const began = performance.now();
    await run();
    times.push((performance.now() - began) / steps);
  }
  return percentile(times, 0.5);
}

/** Median milliseconds in which this database writes one row: the least that a step which is written down can take. */
async function rowMs() {
  const { statement } = database;
  await statement("create table bench_rows (id serial primary key, data jsonb not null)", []);
  const times = [];
  for (let n = 0; n < 300; n += 1) {
    const began = performance.now();
    await statement("insert into bench_rows (data) values ($1::jsonb)", ['{"n": 1}']);
    times.push(performance.now() - began);
  }
  return percentile(times, 0.5);
}

async function engine() {
  const ports = { ...inMemoryPorts(), catalogue: catalogue() };
  const prepared = prepareFlow({ id: "flow", versionId: "v", kind: "agentflow", document: chain }, ports);
  const request = { runId: "r", question: "q", chatId: "c", sessionId: "s", history: [], streaming: false };
  return async () => {
    const running = runFlow(prepared, request, ports, new AbortController().signal);
    for (;;) {
      const { done, value } = await running.next();
      if (!done) continue;
      if (value.status !== "finished") throw new Error(`The run ${value.status}.`);
      return;
    }
  };
}

async function desk() {
  const refuse = () => Promise.reject(new Error("Nothing outside is needed."));
  const outside = { fetch: refuse, runScript: refuse, redis: refuse, postgres: refuse, mongo: refuse };
  const ports = {
    ...testPorts(database.db),
    ...{ database, env: { runTimeoutSeconds: 60 }, onClose: () => undefined },
    nodeTools: { ...outside, log: () => undefined },
  };
  const { owner } = await makeWorkspace(ports);
  const runDesk = runDeskOf(ports);
  const body = predictionBody.parse({ question: "q" });
  return {
    async flow(document) {
      const { id } = await createFlow(owner, { kind: "agentflow", name: "Bench", document });
      return runDesk.findFlow(id);
    },
    ask: (flow) => async () => {
      const { result } = await predict(runDesk, {
        flow,
        body,
        chatType: "EXTERNAL",
        internal: false,
        streaming: false,
      });
      if (result.status !== "finished") throw result.error;
    },
  };
}

/** Bytes that stay in the process for each run that waits, with everything collected that can be. */
async function memoryOf(run) {
  const many = (count) => Promise.all(Array.from({ length: 32 }, async () => repeat(run, count / 32)));
  await many(Math.min(paused, 1_000));
  const before = await collected();
  await many(paused);
  return { paused, bytesPerPaused: ((await collected()) - before) / paused };
}

async function repeat(run, count) {
  for (let n = 0; n < count; n += 1) await run();
}

async function collected() {
  for (let n = 0; n < 3; n += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return process.memoryUsage().heapUsed;
}
