import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type VectorServer, startVectorServer } from "@/server/nodes/testing/vector-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { documentFlow } from "./testing/document-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let vectors: VectorServer;
beforeAll(async () => void ([api, vectors] = await Promise.all([startApi(), startVectorServer()])));
afterAll(() => Promise.all([api.close(), vectors.close()]));

const paragraphs = 6_000;

/**
 * How long each ping took, ms, until `work` is done; time in which this process was not let work, because the machine has
 * other things to do, does not count.
 */
async function pingUntil(work: Promise<unknown>): Promise<number[]> {
  const waits: number[] = [];
  let going = true;
  const stop = (): void => void (going = false);
  void work.then(stop, stop);
  while (going) {
    const [begun, used] = [performance.now(), process.cpuUsage()];
    await (await fetch(`${api.origin}/api/v1/ping`)).text();
    const { user, system } = process.cpuUsage(used);
    waits.push(Math.min(performance.now() - begun, (user + system) / 1000));
    await sleep(10);
  }
  return waits;
}

const p99 = (waits: readonly number[]): number =>
  waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? Number.POSITIVE_INFINITY;

test("a ping gets its turn within a second, 99 times of 100, while thousands of passages are stored or found stored already", async () => {
  const { id: credentialId } = await createCredential(api.workspace.owner, {
    ...{ name: "Vectors", type: "openAIApi", values: { openAIApiKey: "sk-none" } },
  });
  const text = Array.from({ length: paragraphs }, (_, n) => `Paragraph ${n} is about the year ${n * 7}.`).join("\n\n");
  const flow = documentFlow(text, {}, { chunkSize: 60, chunkOverlap: 0 });
  const basepath = `${vectors.origin}/v1`;
  const id = await api.makeFlow({
    ...flow,
    nodes: flow.nodes.map((node) =>
      node.name === "builtinEmbeddings"
        ? { ...node, name: "openAIEmbeddings", inputs: { basepath }, credentialId }
        : node,
    ),
    edges: flow.edges.map((edge) =>
      edge.sourceHandle === "builtinEmbeddings" ? { ...edge, sourceHandle: "openAIEmbeddings" } : edge,
    ),
  });
  const key = await api.makeKey(["predict"]);
  const fill = async () => {
    const filling = fetch(`${api.origin}/api/v1/vector/upsert/${id}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: "{}",
    });
    const waits = await pingUntil(filling);
    return { waits, result: await (await filling).json() };
  };
  const first = await fill();
  expect(first.result).toMatchObject({ numAdded: paragraphs });
  expect(first.waits.length).toBeGreaterThan(50);
  // The aim of 100 ms is measured by the bench, on a machine that has nothing else to do; this is a tripwire.
  expect(p99(first.waits)).toBeLessThan(1_000);
  // Nothing is embedded, so that the database is all there is to wait for.
  const again = await fill();
  expect(again.result).toMatchObject({ numSkipped: paragraphs });
  expect(Math.max(...again.waits)).toBeLessThan(1_000);
}, 120_000);
