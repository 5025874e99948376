import { expect, it, vi } from "vitest";
import type { StepRecord } from "./agentflow-run";
import { type Graph, randomGraph } from "./testing/random-graph";
import { type ReferenceRun, referenceRun, TooLong } from "./testing/reference-run";
import { type GraphRun, runGraph, runThroughPauses } from "./testing/run-graph";
import { hashOf, seededRandom } from "./testing/seeded-random";

// More of them, or one that has failed: GRAPHS=10000 SEED=173.
const graphs = Number(process.env["GRAPHS"] ?? 1000);
const firstSeed = Number(process.env["SEED"] ?? 1);

vi.setConfig({ testTimeout: 60_000 + graphs * 60 });

/** Every graph that ends soon enough, with what the reference says of it. */
const known: { graph: Graph; reference: ReferenceRun }[] = [];
for (let seed = firstSeed; known.length < graphs; seed += 1) {
  const graph = randomGraph(seed);
  const reference = referenceOf(graph);
  if (reference) known.push({ graph, reference });
}

function referenceOf(graph: Graph): ReferenceRun | undefined {
  try {
    return referenceRun(graph);
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
}

/** Checks all graphs, and names the seed of the first that fails. */
async function forAll(check: (graph: Graph, reference: ReferenceRun) => Promise<void>): Promise<void> {
  for (const { graph, reference } of known) await named(graph, check(graph, reference));
}

async function named(graph: Graph, checked: Promise<void>): Promise<void> {
  await checked.catch((error: unknown) => {
    throw new Error(`The graph of seed ${String(graph.seed)} fails: ${drawingOf(graph)}`, { cause: error });
  });
}

const drawingOf = ({ steps, wires }: Graph): string =>
  `${steps.map(({ id, inside = "top", kind, ...rest }) => `${id}(${[kind, inside, ...Object.values(rest)].join(" ")})`).join(" ")}; ${wires
    .map(({ source, output, target }) => `${source}:${output}>${target}`)
    .join(" ")}`;

const countsOf = (records: readonly StepRecord[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { trace } of records) counts[trace.nodeId] = (counts[trace.nodeId] ?? 0) + 1;
  return counts;
};

/** All that a run came to, without the order in which it happened. */
const sum = ({
  status,
  error,
  text,
  state,
  records,
}: Pick<GraphRun, "status" | "error" | "text" | "state" | "records">) => ({
  ...{ status, error, text, state },
  said: records
    .map(({ trace }) => `${trace.nodeId} ${trace.status} ${JSON.stringify(trace.data.output)}`)
    .toSorted((a, b) => a.localeCompare(b)),
});

/** Some steps end at once, some much later; which ones depends on the seed. */
const delays = (seed: number) => async (key: string) => {
  for (let turn = hashOf(`${String(seed)} ${key}`) % 12; turn > 0; turn -= 1)
    await new Promise((resolve) => setImmediate(resolve));
};

it("each step is run as often as a simple interpreter of the drawing says, and after what leads to it", async () => {
  await forAll(async (graph, { counts }) => {
    const run = await runGraph(graph);
    expect(run.error).toBeUndefined();
    expect(countsOf(run.records)).toEqual(counts);
    expect(run.tooEarly).toEqual([]);
  });
});

it("no result depends on which step is quicker", async () => {
  await forAll(async (graph) => {
    const plain = await runGraph(graph);
    const delayed = await runGraph(graph, { delay: delays(graph.seed) });
    expect(delayed.tooEarly).toEqual([]);
    expect(sum(delayed)).toEqual(sum(plain));
  });
});

it("a run that has waited for people comes to the same as one that did not have to", async () => {
  let pauses = 0;
  await forAll(async (graph) => {
    if (!graph.steps.some(({ kind }) => kind === "ask")) return;
    const random = seededRandom(graph.seed);
    const waited = await runThroughPauses(graph, { asks: true, delay: delays(graph.seed) }, random.below);
    pauses += waited.pauses;
    expect(sum(waited)).toEqual(sum(await runGraph(graph)));
  });
  expect(pauses).toBeGreaterThan(graphs / 10);
});

it("a run that was cut off where something is written down, and taken up again, comes to the same", async () => {
  await forAll(async (graph) => {
    const whole = await runGraph(graph);
    const cutAt = 1 + seededRandom(graph.seed).below(whole.commits - 1);
    const cut = await runGraph(graph, { cutAt, delay: delays(graph.seed + 1) });
    const rest = await runGraph(graph, { takenUp: cut.takenUp });
    expect(sum({ ...rest, records: [...cut.records, ...rest.records] })).toEqual(sum(whole));
  });
});

it("no step is run twice at the same time, also where loops cross", async () => {
  const crossing = known.filter(({ reference }) => reference.crosses);
  expect(crossing.length).toBeGreaterThan(graphs / 100);
  for (const { graph } of crossing) {
    const run = await runGraph(graph, { delay: delays(graph.seed) });
    await named(
      graph,
      Promise.resolve().then(() => expect(run.overlaps).toEqual([])),
    );
  }
});
