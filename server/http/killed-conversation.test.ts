import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/server/data/client";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createFlow } from "@/server/services/flows/create-flow";
import { createKey } from "@/server/services/keys/create-key";
import { makeWorkspace } from "@/server/services/testing/make-workspace";
import { testPorts } from "@/server/services/testing/test-ports";
import { startApiProcess } from "./testing/start-api-process";
import { assistant, person, talkFlow } from "./testing/talk-flow";

let model: ModelServer;
let dataDir: string;
beforeAll(async () => {
  model = await startModelServer();
  dataDir = await mkdtemp(join(tmpdir(), "weft-killed-talk-"));
});
afterAll(async () => {
  await model.close();
  await rm(dataDir, { recursive: true, force: true });
});

const open = () => openDatabase({ databaseUrl: undefined, dataDir });
const user = person({ agentHumanInputMode: "NEVER", agentToolsToExecute: [{ agentSelectedTool: "calculator" }] });

async function make(): Promise<{ flowId: string; key: string }> {
  const database = await open();
  const { owner } = await makeWorkspace(testPorts(database.db));
  const helper = assistant(model.origin, { agentToolsForModel: [{ agentSelectedTool: "calculator" }] });
  const document = talkFlow({ User: user, Assistant: helper }, "start>User User>Assistant");
  const { id } = await createFlow(owner, { kind: "agentflow", name: "Talk", document });
  const { key } = await createKey(owner, { name: "Key", scopes: ["predict", "messages"], flowIds: [] });
  await database.close();
  return { flowId: id, key };
}

test(
  "a conversation whose server is killed between two turns goes on after the last one and says nothing twice",
  { timeout: 240_000 },
  async () => {
    const { flowId, key } = await make();
    const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
    const launch = () =>
      startApiProcess({
        built: false,
        env: { DATA_DIR: dataDir, ALLOW_PRIVATE_HOSTS: "127.0.0.1" },
      });
    const first = await launch();
    model.script({ tools: [{ name: "calculator", args: { input: "6*7" } }] }, { hang: true });
    const asked = fetch(`${first.origin}/api/v1/prediction/${flowId}`, {
      ...{ method: "POST", headers, body: JSON.stringify({ question: "6*7?", chatId: "talk" }) },
    }).catch(() => undefined);
    await until(() => model.requests.length === 2);
    model.script({ text: "It is 42. TERMINATE" });
    await first.kill();
    await asked;
    const second = await launch();
    await until(async () => {
      const response = await fetch(`${second.origin}/api/v1/executions`, { headers });
      const { data } = (await response.json()) as { data: { state: string }[] };
      return data[0]?.state === "FINISHED";
    });
    await second.kill();
    const database = await open();
    const [row] = await database.db.select().from(executions);
    const steps = await database.db.select().from(executionSteps).orderBy(executionSteps.seq);
    await database.close();
    expect(row).toMatchObject({ status: "finished", interruptions: 1 });
    expect(steps.flatMap(({ trace: { data } }) => (data.turn ? [[data.turn.sender, data.turn.kind]] : []))).toEqual([
      ...[
        ["User", "agent"],
        ["Assistant", "tool_call"],
        ["User", "tool_result"],
        ["Assistant", "agent"],
      ],
    ]);
    // The request that was cut off is the only one that was sent twice.
    expect(model.requests).toHaveLength(3);
  },
);

async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 20));
}
