import { afterAll, beforeAll, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { askingFlow, startStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let server: ModelServer;
let key: string;
let credential: string;
beforeAll(async () => {
  [api, server] = await Promise.all([startApi(), startModelServer()]);
  key = await api.makeKey(["predict"]);
  const made = { name: "Key", type: "openAIApi", values: { openAIApiKey: "sk-1" } };
  credential = (await createCredential(api.workspace.owner, made)).id;
});
afterAll(async () => {
  await api.close();
  await server.close();
});

const ask = async (flow: string, body: object) => {
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { executionId: string; text: string };
};
const heard = (request: number) => server.requests.at(request)?.body.messages?.map(({ content }) => content);

const model = () =>
  stepNode("llmAgentflow_0", {
    llmModel: "chatOpenAI",
    llmModelConfig: {
      ...{ basepath: `${server.origin}/v1`, modelName: "gpt-4o-mini", FLOWISE_CREDENTIAL_ID: credential },
      llmModel: "chatOpenAI",
    },
    ...{ llmEnableMemory: true, llmMemoryType: "allMessages" },
  });

it("a model that is asked after a pause hears the question and the decision once", async () => {
  const document: FlowDocument = {
    nodes: [...askingFlow.nodes.slice(0, 2), model()],
    edges: [
      stepWire("startAgentflow_0", "humanInputAgentflow_0"),
      stepWire("humanInputAgentflow_0", "llmAgentflow_0", "0"),
    ],
  };
  const flow = await api.makeFlow(document, { kind: "agentflow" });
  await ask(flow, { question: "Write a mail", chatId: "paused" });
  server.script({ text: "Sent." });
  await ask(flow, { chatId: "paused", humanInput: { type: "proceed", feedback: "be brief" } });
  expect(heard(-1)).toEqual(["Write a mail", "Send it?", "be brief"]);
});

it("a run made from another one remembers what that one could, and leaves no trace in its session", async () => {
  const document: FlowDocument = {
    nodes: [startStep, model()],
    edges: [stepWire("startAgentflow_0", "llmAgentflow_0")],
  };
  const flow = await api.makeFlow(document, { kind: "agentflow" });
  server.script({ text: "Hello Ada." }, { text: "Ada." }, { text: "Ada again." }, { text: "Still Ada." });
  await ask(flow, { question: "I am Ada", chatId: "ada" });
  const { executionId } = await ask(flow, { question: "Who am I?", chatId: "ada" });
  expect(heard(-1)).toEqual(["I am Ada", "Hello Ada.", "Who am I?"]);
  const mine = memberCaller(api, api.workspace.editor.actor).executions;
  const { id } = await mine.restart({ executionId, visitId: 2 });
  while ((await mine.get({ id })).status !== "finished") await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard(-1)).toEqual(["I am Ada", "Hello Ada.", "Who am I?"]);
  await ask(flow, { question: "And now?", chatId: "ada" });
  expect(heard(-1)).toEqual(["I am Ada", "Hello Ada.", "Who am I?", "Ada.", "And now?"]);
});
