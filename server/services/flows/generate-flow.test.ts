import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { apiClient } from "@/server/http/testing/api-client";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { type ModelServer, type Scripted, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "../credentials/create-credential";
import { documentDeskOf } from "../documents/document-desk";
import { generateFlow } from "./generate-flow";

const secret = "sk-canary-of-the-generator";
let api: TestApi;
let server: ModelServer;
let credentialId: string;
beforeAll(async () => {
  [api, server] = await Promise.all([startApi(), startModelServer()]);
  const values = { openAIApiKey: secret };
  ({ id: credentialId } = await createCredential(api.workspace.owner, { name: "Key", type: "openAIApi", values }));
});
afterAll(() => Promise.all([api.close(), server.close()]));
beforeEach(() => void (server.requests.length = 0));

const model = () => ({
  name: "chatOpenAI",
  inputs: { basepath: `${server.origin}/v1`, modelName: "gpt-4o-mini", temperature: 0.2 },
  credentialId,
});
const generate = (kind: FlowKind, description = "Answer mails, and ask me first.", ctx = api.workspace.owner) =>
  generateFlow({ ...ctx, documents: documentDeskOf(api.runtime) }, { kind, description, model: model() });
const answer = (draft: object): Scripted => ({ text: `Here it is:\n\`\`\`json\n${JSON.stringify(draft)}\n\`\`\`` });
const told = (round: number): string => JSON.stringify(server.requests[round]?.body.messages ?? []);

//   start ─▶ llm ─▶ human ─proceed─▶ reply 0
//                         └reject──▶ reply 1
const asking = {
  name: "Mail desk",
  nodes: [
    { id: "start", node: "startAgentflow", label: "Mail comes in" },
    {
      id: "writer",
      node: "llmAgentflow",
      label: "Write the reply",
      inputs: { llmMessages: [{ role: "system", content: "Write a friendly reply to {{question}}" }] },
    },
    {
      id: "humanInputAgentflow_0",
      node: "humanInputAgentflow",
      label: "Ask",
      inputs: { humanInputDescriptionType: "fixed", humanInputDescription: "Send this? {{ writer }}" },
    },
    { id: "yes", node: "directReplyAgentflow", inputs: { directReplyMessage: "Sent: {{writer}}" } },
    { id: "no", node: "directReplyAgentflow", label: "Keep it", inputs: { directReplyMessage: "Not sent." } },
  ],
  wires: [
    { from: "start", to: "writer" },
    { from: "writer", to: "humanInputAgentflow_0" },
    { from: "humanInputAgentflow_0", output: "Proceed", to: "yes" },
    { from: "humanInputAgentflow_0", output: 1, to: "no" },
  ],
};

describe("an agentflow drawn from words", () => {
  test("has the steps and wires that the model wrote, and runs", async () => {
    server.script(answer(asking), { text: "Dear customer" });
    const { name, document, problems } = await generate("agentflow");
    expect(name).toBe("Mail desk");
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(document.edges.map(({ source, sourceHandle, target }) => `${source} ${sourceHandle} ${target}`)).toEqual([
      "startAgentflow_0 startAgentflow llmAgentflow_0",
      "llmAgentflow_0 llmAgentflow humanInputAgentflow_0",
      "humanInputAgentflow_0 0 directReplyAgentflow_0",
      "humanInputAgentflow_0 1 directReplyAgentflow_1",
    ]);
    const flow = await api.makeFlow(document, { kind: "agentflow" });
    const client = apiClient(api.origin, await api.makeKey(["predict"]));
    const waiting: { chatId: string; text: string } = await client.ok("POST", `/prediction/${flow}`, {
      body: { question: "Where is my loom?" },
    });
    expect(waiting.text).toContain("Send this? Dear customer");
    const body = { chatId: waiting.chatId, humanInput: { type: "proceed" } };
    expect(await client.ok("POST", `/prediction/${flow}`, { body })).toMatchObject({ text: "Sent: Dear customer" });
  });

  test("uses the model, the settings and the credential that the person chose, and no other", async () => {
    const [start, writer, ...rest] = asking.nodes;
    const cheating = {
      ...asking,
      nodes: [
        start,
        {
          ...writer,
          inputs: { ...writer?.inputs, llmModel: "chatAnthropic", llmModelConfig: { FLOWISE_CREDENTIAL_ID: "x" } },
        },
        ...rest,
      ],
    };
    server.script(answer(cheating));
    const { document } = await generate("agentflow");
    expect(document.nodes.find(({ name }) => name === "llmAgentflow")?.inputs).toMatchObject({
      llmModel: "chatOpenAI",
      llmModelConfig: { ...model().inputs, llmModel: "chatOpenAI", FLOWISE_CREDENTIAL_ID: credentialId },
    });
    expect(told(0)).not.toContain(secret);
    expect(JSON.stringify(document)).not.toContain(secret);
  });

  test("stands in columns, and what an iteration holds lies inside it", async () => {
    server.script(
      answer({
        name: "Each",
        nodes: [
          { id: "s", node: "startAgentflow" },
          { id: "each", node: "iterationAgentflow", inputs: { iterationInput: "[1,2]" } },
          { id: "in", node: "directReplyAgentflow", inside: "each", inputs: { directReplyMessage: "{{$iteration}}" } },
          { id: "end", node: "directReplyAgentflow", inputs: { directReplyMessage: "{{each}}" } },
        ],
        wires: [
          { from: "s", to: "each" },
          { from: "each", to: "end" },
        ],
      }),
    );
    const { document } = await generate("agentflow");
    const at = (id: string) => document.nodes.find((node) => node.id === id);
    expect(at("directReplyAgentflow_0")).toMatchObject({
      parentId: "iterationAgentflow_0",
      position: { x: 24, y: 72 },
    });
    const container = at("iterationAgentflow_0");
    expect(container?.size?.width).toBeGreaterThan(250);
    const right = (container?.position.x ?? 0) + (container?.size?.width ?? 0);
    expect(at("directReplyAgentflow_1")?.position.x).toBeGreaterThan(right);
  });
});

describe("a chatflow drawn from words", () => {
  const drawn = {
    name: "Talk",
    nodes: [
      { id: "m", node: "chatOpenAI" },
      { id: "memory", node: "bufferMemory" },
      { id: "chain", node: "conversationChain", inputs: { systemMessagePrompt: "Be brief." } },
    ],
    wires: [
      { from: "m", to: "chain", input: "model" },
      { from: "memory", to: "chain" },
    ],
  };

  test("is wired by the catalogue's inputs, with the chosen model, and answers", async () => {
    server.script(answer(drawn), { text: "Hello." });
    const { document, problems } = await generate("chatflow");
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(document.edges.map(({ targetHandle }) => targetHandle)).toEqual(["model", "memory"]);
    expect(document.nodes[0]).toMatchObject({ name: "chatOpenAI", inputs: model().inputs, credentialId });
    const flow = await api.makeFlow(document);
    const client = apiClient(api.origin, await api.makeKey(["predict"]));
    expect(await client.ok("POST", `/prediction/${flow}`, { body: { question: "Hi" } })).toMatchObject({
      text: "Hello.",
    });
  });

  test("describes the catalogue in a prompt that a small model can take", async () => {
    server.script(answer(drawn));
    await generate("chatflow");
    expect(told(0).length).toBeLessThan(80_000);
    expect(told(0)).toContain("conversationChain");
    expect(told(0)).not.toContain("chatAnthropic —");
  });
});

describe("a draft with mistakes", () => {
  const wrongNames = {
    ...asking,
    nodes: [...asking.nodes, { id: "mailer", node: "sendMailAgentflow" }],
    wires: [...asking.wires, { from: "yes", to: "mailer" }],
  };

  test("goes back to the model once, with what is wrong in words", async () => {
    server.script(answer(wrongNames), answer(asking));
    const { document } = await generate("agentflow");
    expect(server.requests).toHaveLength(2);
    expect(told(1)).toContain("There is no node “sendMailAgentflow”");
    expect(told(1)).toContain("leads to a node that is not there");
    expect(document.nodes).toHaveLength(5);
  });

  test.each([
    ["nodes that do not exist", answer(wrongNames), "There is no node “sendMailAgentflow”"],
    [
      "an answer that was cut off",
      { text: '{"name": "Cut", "nodes": [{"id": "a"' },
      "it was cut off, or has a mistake",
    ],
    ["a refusal", { text: "I cannot help with that." }, "It said: “I cannot help with that.”"],
    ["another form", answer({ name: "x", nodes: [{ id: "a", type: "start" }], wires: [] }), "has not the form"],
    [
      "a wire that fits nowhere",
      answer({ ...asking, wires: [...asking.wires, { from: "yes", to: "no" }] }),
      "from “yes” to “no”",
    ],
    [
      "a setting that does not exist",
      answer({
        ...asking,
        nodes: asking.nodes.map((node) =>
          node.id === "no" ? { ...node, inputs: { ...node.inputs, tone: "kind" } } : node,
        ),
      }),
      "has no input “tone”",
    ],
  ])("is refused after the second time: %s", async (_what, script, words) => {
    server.script(script);
    await expect(generate("agentflow")).rejects.toThrow(words);
    expect(server.requests).toHaveLength(2);
  });

  test("that could be drawn comes with the problems that are left for the person", async () => {
    server.script(answer({ name: "x", nodes: asking.nodes.slice(4), wires: [] }));
    const { document, problems } = await generate("agentflow");
    expect(told(1)).toContain("The flow has no start.");
    expect(document.nodes).toHaveLength(1);
    expect(problems[0]).toMatchObject({ message: "The flow has no start. Add a Start step.", severity: "error" });
  });

  test("nested without end, or full of names that objects own, harms nothing", async () => {
    const deep = `{"name":"x","nodes":[{"id":"a","node":"startAgentflow","inputs":{"a":${"[".repeat(500)}${"]".repeat(500)}}}],"wires":[]}`;
    server.script({ text: deep });
    await expect(generate("agentflow")).rejects.toThrow("nested too deeply");
    const text = JSON.stringify(asking).replace(
      '"inputs":{',
      '"inputs":{"__proto__":{"polluted":true},"constructor":"x",',
    );
    server.script({ text }, answer(asking));
    await generate("agentflow");
    expect({}).not.toHaveProperty("polluted");
  });
});

it("tells what the provider said, without the key", async () => {
  server.script({ status: 401 });
  const failure: unknown = await generate("agentflow").catch((error: unknown) => error);
  expect(String(failure)).toContain("ChatOpenAI");
  expect(String(failure)).not.toContain(secret);
});

it("needs a language model, of this workspace, and somebody who may edit", async () => {
  const documents = documentDeskOf(api.runtime);
  const ctx = { ...api.workspace.owner, documents };
  const asked = { kind: "agentflow" as const, description: "x" };
  const builtin = generateFlow(ctx, { ...asked, model: { name: "builtinAnswerer", inputs: {} } });
  await expect(builtin).rejects.toThrow("Choose a language model");
  const tool = generateFlow(ctx, { ...asked, model: { name: "calculator", inputs: {} } });
  await expect(tool).rejects.toThrow("is no chat model");
  await expect(generate("agentflow", "x", api.stranger.owner)).rejects.toThrow("no longer exists");
  await expect(generate("agentflow", "x", api.workspace.viewer)).rejects.toThrow(
    "Your role in this workspace is viewer",
  );
  expect(server.requests).toEqual([]);
});

it("is there for programs in the form that they know", async () => {
  server.script(answer(asking));
  const client = apiClient(api.origin, await api.makeKey(["manage"]));
  const { name, inputs } = model();
  const body = {
    question: "Answer mails.",
    selectedChatModel: { name, inputs: { ...inputs, FLOWISE_CREDENTIAL_ID: credentialId } },
  };
  const drawn: { nodes: { id: string; type: string }[]; edges: { sourceHandle: string }[] } = await client.ok(
    "POST",
    "/agentflowv2-generator/generate",
    { body },
  );
  expect(drawn.nodes.map(({ id, type }) => `${type} ${id}`)).toContain("agentFlow startAgentflow_0");
  expect(drawn.edges[0]?.sourceHandle).toBe("startAgentflow_0-output-startAgentflow");
});
