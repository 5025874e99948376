import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { takeUp } from "@/server/services/executions/take-up";
import { deskOf } from "./desk-of";
import { startStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";
import { image, png } from "./testing/upload-samples";

let api: TestApi;
let model: ModelServer;
let key: string;
let flow: string;
let mine: ReturnType<typeof memberCaller>["executions"];
beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  key = await api.makeKey(["predict"]);
  mine = memberCaller(api, api.workspace.owner.actor).executions;
  const values = { openAIApiKey: "sk-test" };
  const { id } = await createCredential(api.workspace.owner, { name: "Key", type: "openAIApi", values });
  flow = await api.makeFlow(askingThenSeeing(id), { kind: "agentflow" });
});
beforeEach(() => {
  model.script({ text: "A loom." });
  model.requests.length = 0;
});
afterAll(() => Promise.all([api.close(), model.close()]));

//   start ─▶ human ─proceed─▶ LLM that may see
const askingThenSeeing = (credential: string): FlowDocument => ({
  nodes: [
    startStep,
    stepNode("humanInputAgentflow_0", { humanInputDescriptionType: "fixed", humanInputDescription: "Look at it?" }),
    stepNode("llmAgentflow_0", {
      ...{ llmModel: "chatOpenAI", llmEnableMemory: true, llmMemoryType: "allMessages" },
      llmModelConfig: { credential, modelName: "m", basepath: `${model.origin}/v1`, allowImageUploads: true },
    }),
  ],
  edges: [
    stepWire("startAgentflow_0", "humanInputAgentflow_0"),
    stepWire("humanInputAgentflow_0", "llmAgentflow_0", "0"),
  ],
});
const ask = async (body: object) => {
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { executionId: string; chatId: string; text: string };
};
const seen = (): string => JSON.stringify(model.requests.at(-1)?.body.messages);
const rowOf = async (id: string) => {
  const [row] = await api.database.db.select().from(executions).where(eq(executions.id, id));
  if (!row) throw new Error("There is no such run.");
  return row;
};
const until = async (id: string, status: string) => {
  while ((await rowOf(id)).status !== status) await new Promise((resolve) => setTimeout(resolve, 20));
};

it("a model after a pause sees the image that came with the question", async () => {
  const { chatId, executionId } = await ask({ question: "What is this?", uploads: [image()] });
  expect(model.requests).toEqual([]);
  const { text } = await ask({ chatId, humanInput: { type: "proceed" } });
  expect(text).toBe("A loom.");
  expect(seen()).toContain(png);
  expect(JSON.stringify((await rowOf(executionId)).turn)).not.toContain(png);
});

it("so it does in a run that is begun again from an earlier step", async () => {
  const { chatId, executionId } = await ask({ question: "What is this?", uploads: [image()] });
  await ask({ chatId, humanInput: { type: "proceed" } });
  model.requests.length = 0;
  const llm = (await mine.get({ id: executionId })).trace.find(({ nodeId }) => nodeId === "llmAgentflow_0");
  const { id } = await mine.restart({ executionId, visitId: llm?.visitId ?? 0 });
  await until(id, "finished");
  expect(seen()).toContain(png);
});

it("and in one whose process died before the model was asked", async () => {
  const { chatId, executionId } = await ask({ question: "What is this?", uploads: [image()] });
  await ask({ chatId, humanInput: { type: "proceed" } });
  model.requests.length = 0;
  const { db } = api.database;
  const steps = await db.select().from(executionSteps).where(eq(executionSteps.executionId, executionId));
  const llm = steps.find(({ trace }) => trace.nodeId === "llmAgentflow_0");
  await db.delete(executionSteps).where(eq(executionSteps.id, llm?.id ?? ""));
  await db
    .update(executions)
    .set({ frontier: llm?.before, status: "running", endedAt: null, owner: null })
    .where(eq(executions.id, executionId));
  await (
    await takeUp(deskOf(api.runtime), await rowOf(executionId))
  )?.going;
  expect(seen()).toContain(png);
});
