import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { deskOf } from "./desk-of";
import { type ApiClient, apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { readEvents } from "./testing/read-events";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let client: ApiClient;
let credentialId: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  client = apiClient(api.origin, await api.makeKey(["predict", "messages"]));
  const secrets = { openAIApiKey: "sk-follow-ups" };
  credentialId = (await createCredential(api.workspace.owner, { name: "K", type: "openAIApi", values: secrets })).id;
});
beforeEach(() => {
  model.requests.length = 0;
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const ask = (flowId: string, body: object = {}) =>
  client.send("POST", `/prediction/${flowId}`, { body: { question: "What is a loom?", ...body } });
const stored = async (flowId: string): Promise<Record<string, unknown> | undefined> =>
  (await client.ok("GET", `/chatmessage/${flowId}?order=DESC&limit=1`))[0];

describe("follow-up questions", () => {
  const three = ["Who made it?", "How old is it?", "What does it cost?"];
  const flowWith = (settings: { status?: boolean; chat?: boolean; provider?: string; prompt?: string } = {}) => {
    const { status = true, chat = true, provider = "chatOpenAI", prompt = "Guess:\n{history}" } = settings;
    return api.makeFlow(conversationFlow(model.origin), {
      settings: {
        chatbotConfig: { followUpPrompts: { status: chat } },
        followUpPrompts: {
          ...{ status, selectedProvider: provider },
          [provider]: {
            credentialId,
            modelName: "gpt-4o-mini",
            prompt,
            temperature: "0.2",
            baseUrl: `${model.origin}/v1`,
          },
        },
      },
    });
  };
  const answered = (...suggestion: Parameters<ModelServer["script"]>) =>
    model.script({ text: "A frame for weaving." }, ...suggestion);

  it("are a list in a JSON reply and stay with the message", async () => {
    answered({ text: JSON.stringify({ questions: three }) });
    const flowId = await flowWith();
    const reply = await (await ask(flowId)).json();
    expect(Object.keys(reply)).toEqual([
      ...[
        "text",
        "usage",
        "question",
        "chatId",
        "chatMessageId",
        "followUpPrompts",
        "isStreamValid",
        "sessionId",
        "memoryType",
      ],
    ]);
    expect(reply).toMatchObject({ text: "A frame for weaving.", followUpPrompts: three });
    expect(await stored(flowId)).toMatchObject({ followUpPrompts: JSON.stringify(three) });
    const [, asked] = model.requests;
    expect(asked?.headers.authorization).toBe("Bearer sk-follow-ups");
    expect(asked?.body).toMatchObject({
      temperature: 0.2,
      messages: [{ content: "Guess:\nUser: What is a loom?\nAssistant: A frame for weaving." }],
    });
  });

  it("are a text in the data of metadata, as the embedded chat needs it, and a list beside it", async () => {
    answered({ text: JSON.stringify({ questions: [...three, "One too many?"] }) });
    const events = await readEvents(await ask(await flowWith(), { streaming: true }));
    const metadata = events.find(({ event }) => event === "metadata");
    expect(metadata).toMatchObject({ data: { followUpPrompts: JSON.stringify(three) }, followUpPrompts: three });
    expect(events.at(-1)).toMatchObject({ event: "end" });
  });

  it("come from models without structured output too", async () => {
    answered({ status: 400 }, { text: `Here you are: ${JSON.stringify({ questions: three })}` });
    expect(await (await ask(await flowWith())).json()).toMatchObject({ followUpPrompts: three });
  });

  it("come only when both switches are on", async () => {
    answered();
    for (const off of [{ status: false }, { chat: false }])
      expect(await (await ask(await flowWith(off))).json()).not.toHaveProperty("followUpPrompts");
    expect(model.requests).toHaveLength(2);
  });

  it.each([
    ["the model fails", [{ status: 400 }], {}],
    ["the model answers with nonsense", [{ text: "no idea" }], {}],
    ["the model stays silent", [{ hang: true }], {}],
    ["this server has no such model", [{ text: "unused" }], { provider: "chatNobody" }],
  ])("are left out when %s", async (_name, suggestion, settings) => {
    const desk = deskOf(api.runtime);
    const usual = desk.followUpLimitMs;
    desk.followUpLimitMs = 500;
    answered(...suggestion);
    const begun = performance.now();
    const response = await ask(await flowWith(settings));
    expect([response.status, await response.json()]).toEqual([
      200,
      expect.not.objectContaining({ followUpPrompts: expect.anything() }),
    ]);
    expect(performance.now() - begun).toBeLessThan(4_000);
    desk.followUpLimitMs = usual;
  });
});

describe("post-processing", () => {
  const flowWith = (customFunction: string, enabled = true) =>
    api.makeFlow(conversationFlow(model.origin), {
      settings: { chatbotConfig: { postProcessing: { enabled, customFunction: JSON.stringify(customFunction) } } },
    });

  it("has the last word, and what is stored is what was said", async () => {
    model.script({ text: "word0 word1" });
    const flowId = await flowWith("return $flow.rawOutput.toUpperCase() + '!'");
    expect(await (await ask(flowId)).json()).toMatchObject({ text: "WORD0 WORD1!" });
    expect(await stored(flowId)).toMatchObject({ content: "WORD0 WORD1!" });
  });

  it("knows the question, the ids and the conversation so far", async () => {
    model.script({ text: "first" }, { text: "second" });
    const flowId = await flowWith("return JSON.stringify($flow)");
    const ids = { chatId: "c", overrideConfig: { sessionId: "s" } };
    await ask(flowId, { ...ids, question: "one" });
    const { text } = await (await ask(flowId, { ...ids, question: "two" })).json();
    const [asked, told] = [
      { type: "userMessage", content: "one", message: "one" },
      { type: "apiMessage", content: expect.stringContaining("first") },
    ];
    expect(JSON.parse(text)).toEqual({
      ...{ rawOutput: "second", input: "two", chatId: "c", sessionId: "s", chatflowId: flowId },
      ...{ sourceDocuments: [], usedTools: [], artifacts: [], fileAnnotations: [] },
      chatHistory: [expect.objectContaining(asked), expect.objectContaining(told)],
    });
  });

  it("makes a block of JSON of an object", async () => {
    const reply = await (await ask(await flowWith("return { size: 3 }"))).json();
    expect(reply.text).toBe('```json\n{\n  "size": 3\n}\n```');
  });

  it("lets a stream say the answer once, as one token", async () => {
    model.script({ text: "word0 word1 word2" });
    const flowId = await flowWith("return `<${$flow.rawOutput}>`");
    const events = await readEvents(await ask(flowId, { streaming: true }));
    expect(events.map(({ event }) => event)).toEqual(["start", "token", "usageMetadata", "metadata", "end"]);
    expect(events[1]).toMatchObject({ data: "<word0 word1 word2>" });
    expect(await stored(flowId)).toMatchObject({ content: "<word0 word1 word2>" });
  });

  it.each([
    ["throw new Error('no such luck')", "no such luck"],
    ["", undefined],
    ["const x = 1", "returned nothing"],
  ])("fails the run by its name when its script fails (%s)", async (script, reason) => {
    model.script({ text: "fine" });
    const flowId = await flowWith(script);
    const response = await ask(flowId);
    if (reason === undefined) return expect(response.status).toBe(200);
    const { message } = await response.json();
    expect([response.status, message]).toEqual([500, expect.stringMatching(/- Post-processing failed: .*settings/)]);
    expect(message).toContain(reason);
    expect(await stored(flowId)).toMatchObject({ error: expect.stringContaining(reason) });
    return undefined;
  });

  it("does nothing when it is switched off", async () => {
    model.script({ text: "plain" });
    expect(await (await ask(await flowWith("return 'changed'", false))).json()).toMatchObject({ text: "plain" });
  });
});
