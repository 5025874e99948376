import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { saveFlow } from "@/server/services/flows/save-flow";
import { WeftClient } from "@/sdk/typescript/src/weft-client";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let flow: string;
beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  flow = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
  const document = conversationFlow(model.origin);
  const other = {
    ...document,
    nodes: document.nodes.map((node) =>
      "modelName" in node.inputs ? { ...node, inputs: { ...node.inputs, modelName: "newer-model" } } : node,
    ),
  };
  await saveFlow(api.workspace.owner, { id: flow, baseNumber: 1, document: other });
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const ask = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${api.origin}/api/v1/prediction/${flow}${query}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ question: "Hello" }),
  });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const modelAsked = () => (model.requests.at(-1)?.body as { model?: string } | undefined)?.model;

describe("calling a version by its number", () => {
  it("answers from it for a key that manages, while everybody else is answered from the published one", async () => {
    const key = await api.makeKey(["predict", "manage"]);
    expect((await ask("?version=2", bearer(key))).status).toBe(200);
    expect(modelAsked()).toBe("newer-model");
    expect((await ask("")).status).toBe(200);
    expect(modelAsked()).not.toBe("newer-model");
    const client = new WeftClient({ baseUrl: api.origin, apiKey: key });
    await client.ask(flow, "Hello", { version: 2 });
    expect(modelAsked()).toBe("newer-model");
  });

  it("is refused to anybody else, though the flow is public", async () => {
    const before = model.requests.length;
    expect((await ask("?version=2")).status).toBe(401);
    expect((await ask("?version=1")).status).toBe(401);
    expect((await ask("?version=2", bearer(await api.makeKey(["predict"])))).status).toBe(403);
    expect(model.requests).toHaveLength(before);
  });

  it("says so when there is no such version, or it is no number", async () => {
    const key = bearer(await api.makeKey(["manage"]));
    expect((await ask("?version=99", key)).status).toBe(404);
    expect((await ask("?version=newest", key)).status).toBe(400);
  });
});
