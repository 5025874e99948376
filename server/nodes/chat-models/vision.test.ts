import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aFlow, aNode, ask, prepare } from "@/server/engine/testing/run";
import { inMemoryPorts } from "@/server/engine/testing/in-memory-ports";
import { catalogue } from "../catalogue";
import { type ModelServer, startModelServer } from "../testing/model-server";

let server: ModelServer;
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.script({ text: "A cat." });
});

const url = "data:image/png;base64,iVBORw0KGgo=";
const openAi = [
  { type: "text", text: "What is this?" },
  { type: "image_url", image_url: { url } },
];

/** How each provider is shown a picture, as their documentation has it. */
const providers = [
  { model: "chatOpenAI", inputs: {}, type: "openAIApi", message: { role: "user", content: openAi } },
  {
    model: "chatOpenAICustom",
    inputs: { modelName: "mine", basepath: "http://models.test/v1" },
    type: "openAIApi",
    message: { role: "user", content: openAi },
  },
  {
    model: "azureChatOpenAI",
    inputs: { modelName: "gpt-4o" },
    type: "azureOpenAIApi",
    message: { role: "user", content: openAi },
  },
  {
    model: "chatAnthropic",
    inputs: {},
    type: "anthropicApi",
    message: {
      role: "user",
      content: [
        { type: "text", text: "What is this?" },
        { type: "image", source: { type: "base64", media_type: "image/png", data: "iVBORw0KGgo=" } },
      ],
    },
  },
  {
    model: "chatOllama",
    inputs: { modelName: "llava" },
    type: "ollamaApi",
    message: { role: "user", content: "What is this?", images: ["iVBORw0KGgo="] },
  },
  {
    model: "chatGoogleGenerativeAI",
    inputs: {},
    type: "googleGenerativeAI",
    message: {
      role: "user",
      parts: [{ text: "What is this?" }, { inlineData: { mimeType: "image/png", data: "iVBORw0KGgo=" } }],
    },
  },
];

const secrets = {
  googleGenerativeAPIKey: "k",
  openAIApiKey: "k",
  anthropicApiKey: "k",
  ollamaApiKey: "k",
  azureOpenAIApiKey: "k",
  azureOpenAIApiInstanceName: "somewhere",
  azureOpenAIApiDeploymentName: "d",
  azureOpenAIApiVersion: "2024-10-21",
};

/*
 *  <model> ──model──▶ conversationChain | llmChain ◀──prompt── promptTemplate | toolAgent ◀──tools── calculator
 */
const endings = {
  conversationChain: { nodes: [aNode("conversationChain_0", { systemMessagePrompt: "" })], wires: [] },
  llmChain: {
    nodes: [aNode("promptTemplate_0", { template: "{question}" }), aNode("llmChain_0")],
    wires: ["promptTemplate_0 > llmChain_0.prompt"],
  },
  toolAgent: {
    nodes: [aNode("calculator_0"), aNode("toolAgent_0", { systemMessage: "" })],
    wires: ["calculator_0 > toolAgent_0.tools"],
  },
};

describe.each(providers)("$model", ({ model, inputs, type, message }) => {
  const show = (ending: keyof typeof endings, allowImageUploads: unknown, question = "What is this?") => {
    const nodeTypes = [model, ending, "promptTemplate", "calculator"].flatMap((name) => catalogue().get(name) ?? []);
    const ports = inMemoryPorts({
      nodes: nodeTypes,
      credentials: { c: { type, secrets } },
      tools: { fetch: server.fetch },
    });
    const asked = aNode(`${model}_0`, { ...inputs, allowImageUploads }, { credentialId: "c" });
    const { nodes, wires } = endings[ending];
    const flow = aFlow([asked, ...nodes], ...wires, `${model}_0 > ${ending}_0.model`);
    const images = [{ name: "cat.png", load: async () => ({ mime: "image/png", base64: "iVBORw0KGgo=" }) }];
    return ask(prepare(flow, ports), ports, { question, images });
  };

  test.each(["conversationChain", "llmChain", "toolAgent"] as const)("sees the picture through %s", async (ending) => {
    expect((await show(ending, true)).result).toMatchObject({ status: "finished", answer: { text: "A cat." } });
    const { messages, contents } = server.requests[0]?.body ?? {};
    expect([messages ?? contents].flat().at(-1)).toEqual(message);
  });

  const why = `“${model}_0” does not take images. Switch on “Allow Image Uploads” in its settings and publish the flow`;

  test.each([false, undefined, "", "false"])(
    "with its switch at %j it answers without the picture, and the reader is told why",
    async (off) => {
      const { result } = await show("conversationChain", off);
      expect(result).toMatchObject({
        status: "finished",
        answer: { text: "A cat.", warnings: [expect.stringContaining(why)] },
      });
      expect(JSON.stringify(server.requests)).not.toContain("iVBORw0KGgo");
    },
  );

  test("with its switch off and nothing but a picture it is asked nothing, and says why", async () => {
    const { result } = await show("conversationChain", false, "");
    expect(result).toMatchObject({
      status: "failed",
      error: { message: expect.stringContaining(why), nodeId: `${model}_0` },
    });
    expect(server.requests).toHaveLength(0);
  });
});
