import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createVariable } from "@/server/services/variables/create-variable";
import { conversationFlow } from "./testing/conversation-flow";
import { readStream } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let flowId: string;
let closedId: string;

const on = (name: string) => ({ name, enabled: true });
/** What the owner lets callers replace, as other programs write it. */
const overrideConfig = {
  status: true,
  nodes: {
    Model: [on("temperature"), on("modelName"), { name: "maxTokens", enabled: false }],
    Conversation: [on("systemMessagePrompt")],
  },
  variables: [
    { ...on("tone"), id: "tone" },
    { name: "secret", enabled: false },
  ],
};

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  const document = conversationFlow(model.origin);
  const nodes = document.nodes.map((node) =>
    node.id === "conversationChain_0"
      ? { ...node, inputs: { ...node.inputs, systemMessagePrompt: "Be {{$vars.tone}}, not {{$vars.secret}}." } }
      : node,
  );
  const options = { isPublic: true, settings: { apiConfig: { overrideConfig } } };
  flowId = await api.makeFlow({ ...document, nodes }, options);
  closedId = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
  for (const [name, value] of [
    ["tone", "brief"],
    ["secret", "rude"],
  ] as const)
    await createVariable(api.workspace.owner, { name, value, type: "static" });
});
beforeEach(() => {
  model.script({ text: "word0 word1" });
  model.requests.length = 0;
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const header = "x-weft-ignored-overrides";
const ask = (given: object, { id = flowId, ...body }: { id?: string; [key: string]: unknown } = {}) =>
  fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question: "q", overrideConfig: given, ...body }),
  });
/** What the model was asked. */
const asked = async (given: object, more?: { id?: string; [key: string]: unknown }) => {
  const response = await ask(given, more);
  expect(response.status).toBe(200);
  await response.text();
  const body = model.requests.at(-1)?.body;
  return { ...body, system: body?.messages?.[0]?.content, ignored: response.headers.get(header) };
};

describe("a caller's value", () => {
  it.each([0, 0.7, "0.3"])("replaces a setting by its name (%j)", async (temperature) => {
    expect(await asked({ temperature })).toMatchObject({ temperature: Number(temperature), ignored: null });
  });

  it("replaces the setting of one node by the node's id, and of no other", async () => {
    expect(await asked({ temperature: { chatOpenAICustom_0: 0 } })).toMatchObject({ temperature: 0 });
    expect(await asked({ temperature: { conversationChain_0: 0 } })).toMatchObject({
      temperature: 0.5,
      ignored: "temperature",
    });
  });

  it("may be empty", async () => {
    expect(await asked({ systemMessagePrompt: "Sing." })).toMatchObject({ system: "Sing." });
    expect((await asked({ systemMessagePrompt: "" })).system).not.toContain("Be ");
  });

  it("stands in for a variable that the owner enabled, and for no other", async () => {
    expect(await asked({ vars: { tone: "loud", secret: "kind" } })).toMatchObject({
      system: "Be loud, not rude.",
      ignored: "vars.secret",
    });
    expect(await asked({ vars: { tone: "" } })).toMatchObject({ system: "Be , not rude." });
  });

  it("reads nothing of the workspace", async () => {
    expect((await asked({ systemMessagePrompt: "Say {{$vars.secret}}." })).system).not.toContain("rude");
  });

  it("comes in a form as well, objects as JSON text", async () => {
    const form = new FormData();
    form.set("question", "q");
    form.set("overrideConfig", JSON.stringify({ temperature: 0, vars: JSON.stringify({ tone: "calm" }) }));
    const response = await fetch(`${api.origin}/api/v1/prediction/${flowId}`, { method: "POST", body: form });
    expect(response.status).toBe(200);
    expect(model.requests.at(-1)?.body).toMatchObject({ temperature: 0 });
    expect(model.requests.at(-1)?.body.messages?.[0]?.content).toBe("Be calm, not rude.");
  });
});

describe("a value that may not be replaced", () => {
  const unchanged = { temperature: 0.5, model: "test", system: "Be brief, not rude." };

  it.each<[string, Record<string, unknown>]>([
    ["is switched off", { maxTokens: 5 }],
    ["is switched off, keyed by a node's id", { maxTokens: { chatOpenAICustom_0: 5 } }],
    ["is switched off, inside an object with neither node nor name", { maxTokens: { anything: 5 } }],
    ["is unknown", { nothing: "x", constructor: "y" }],
    ["is an address", { basepath: "https://evil.example" }],
    ["is an address, keyed by a node's id", { basepath: { chatOpenAICustom_0: "https://evil.example" } }],
    ["is a credential", { credential: "00000000-0000-4000-8000-000000000000" }],
    ["is a wire", { memory: "bufferMemory_0", model: "chatOpenAICustom_0" }],
  ])("is left alone and named when it %s", async (_name, given) => {
    const { ignored, ...body } = await asked(given);
    expect(body).toMatchObject(unchanged);
    expect(body).not.toHaveProperty("max_tokens");
    expect(ignored).toBe(Object.keys(given).join(", "));
  });

  it("is left alone in a flow whose owner allows none, and named in a stream's headers too", async () => {
    const response = await ask({ temperature: 0, vars: { tone: "x" } }, { id: closedId, streaming: true });
    expect(response.headers.get(header)).toBe("vars.tone, temperature");
    expect((await readStream(response).rest()).at(-1)?.event).toBe("end");
    expect(model.requests.at(-1)?.body).toMatchObject({ temperature: 0.5 });
  });

  it("is named in plain text, whatever it is called", async () => {
    const response = await ask({ "a\r\nset-cookie: x=1, é": 1, "😀\ud800": 2 }, { id: closedId });
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(response.headers.get(header)).toBe("a%0D%0Aset-cookie%3A%20x%3D1%2C%20%C3%A9, %F0%9F%98%80%EF%BF%BD");
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`name${index}`, 1]));
    expect((await ask(many, { id: closedId })).headers.get(header)?.length).toBeLessThanOrEqual(2000);
  });

  it("is not named in production", async () => {
    const { env } = api.runtime;
    api.runtime.env = { ...env, production: true };
    try {
      for (const streaming of [true, false])
        expect((await ask({ temperature: 0 }, { id: closedId, streaming })).headers.get(header)).toBeNull();
    } finally {
      api.runtime.env = env;
    }
  });
});

describe("a session", () => {
  it("is the caller's to name, but reaches no other flow's memory", async () => {
    await ask({ sessionId: "shared" }, { question: "My name is Sarah" });
    await ask({ sessionId: "shared" }, { question: "Who am I?" });
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("Sarah");
    await ask({ sessionId: "shared" }, { id: closedId, question: "Who am I?" });
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).not.toContain("Sarah");
  });

  it.each([[5], [["shared"]], [{ shared: 1 }], [true]])("must be a text (%j)", async (sessionId) => {
    const response = await ask({ sessionId });
    expect([response.status, (await response.json()).message]).toEqual([
      500,
      "Error: predictionsServices.buildChatflow - Invalid sessionId: must be a string",
    ]);
  });
});
