import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HumanAction } from "@/domain/api/trace-item";
import { openDatabase } from "@/server/data/client";
import { createFlow } from "@/server/services/flows/create-flow";
import { createKey } from "@/server/services/keys/create-key";
import { makeWorkspace } from "@/server/services/testing/make-workspace";
import { testPorts } from "@/server/services/testing/test-ports";
import { askingFlow } from "./testing/asking-flow";
import { type ApiProcess, startApiProcess } from "./testing/start-api-process";

let dataDir: string;
beforeAll(async () => void (dataDir = await mkdtemp(join(tmpdir(), "weft-expired-"))));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const launch = (): Promise<ApiProcess> => startApiProcess({ env: { DATA_DIR: dataDir }, built: false });

/** The flow of the tests, with 1.8 seconds to decide. */
async function makeFlowAndKey() {
  const database = await openDatabase({ databaseUrl: undefined, dataDir });
  const { owner } = await makeWorkspace(testPorts(database.db));
  const limit = { humanInputTimeLimit: 0.03, humanInputTimeLimitUnit: "minutes" };
  const nodes = askingFlow.nodes.map((node) =>
    node.name === "humanInputAgentflow" ? { ...node, inputs: { ...node.inputs, ...limit } } : node,
  );
  const document = { ...askingFlow, nodes };
  const { id } = await createFlow(owner, { kind: "agentflow", name: "Asks", document });
  const { key } = await createKey(owner, { name: "Key", scopes: ["predict", "messages"], flowIds: [] });
  await database.close();
  return { id, headers: { "content-type": "application/json", authorization: `Bearer ${key}` } };
}

test("a wait whose time was up while the server was down ends once when it is back", { timeout: 120_000 }, async () => {
  const { id, headers } = await makeFlowAndKey();
  const first = await launch();
  const asked = await fetch(`${first.origin}/api/v1/prediction/${id}`, {
    ...{ method: "POST", headers },
    body: JSON.stringify({ question: "a mail", chatId: "down" }),
  });
  const { action } = (await asked.json()) as { action: HumanAction };
  await first.kill();
  const until = new Date(action.expires?.at ?? "").getTime();
  expect(until).toBeGreaterThan(0);
  while (Date.now() <= until) await new Promise((resolve) => setTimeout(resolve, 50));

  const second = await launch();
  const answers = async () => {
    const response = await fetch(`${second.origin}/api/v1/chatmessage/${id}?chatId=down`, { headers });
    const messages = (await response.json()) as { role: string; content: string }[];
    return messages.filter(({ role }) => role === "apiMessage").map(({ content }) => content);
  };
  while ((await answers()).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await answers()).toEqual([expect.stringContaining("Send it?"), "dropped: reject"]);
  await second.kill();
});
