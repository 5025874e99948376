import { afterAll, beforeAll, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { type ApiClient, apiClient } from "./testing/api-client";
import { type ChatCaller, chatCaller } from "./testing/chat-caller";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let client: ApiClient;
let chats: ChatCaller;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  client = apiClient(api.origin, await api.makeKey(["manage"]));
  chats = chatCaller(api.origin, { "x-api-key": await api.makeKey(["predict"]) });
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const publish = async (name = "Talker"): Promise<{ id: string; flowData: string }> => {
  const chatflowId = await api.makeFlow(conversationFlow(model.origin));
  const body = { name, description: "Talks.", badge: "NEW", usecases: "Chat", type: "Chatflow", chatflowId };
  return client.ok("POST", "/marketplaces/custom", { body });
};

it("a flow that was published stands in both lists with its drawing, and is deleted by its id", async () => {
  const template = await publish();
  expect(template).toMatchObject({
    templateName: "Talker",
    flowName: "Talker",
    description: "Talks.",
    type: "Chatflow",
  });
  expect(JSON.parse(template.flowData)).toMatchObject({ nodes: expect.any(Array), edges: expect.any(Array) });
  for (const list of ["templates", "custom"])
    expect(await client.ok("GET", `/marketplaces/${list}`)).toContainEqual(template);
  expect(await client.ok("DELETE", `/marketplaces/custom/${template.id}`)).toEqual({ raw: [], affected: 1 });
  expect(await client.ok("GET", "/marketplaces/custom")).toEqual([]);
  expect((await client.send("DELETE", `/marketplaces/custom/${template.id}`)).status).toBe(404);
});

it("what comes along stands in the list with drawings that import here without a loss", async () => {
  const templates: { id: string; workspaceId: null; flowData: string; usecases: string[] }[] = await client.ok(
    "GET",
    "/marketplaces/templates",
  );
  expect(templates.length).toBeGreaterThan(20);
  for (const { id, flowData, usecases, workspaceId } of templates) {
    expect([id, workspaceId, usecases.length > 0]).toEqual([expect.stringMatching(/^[a-z-]+$/), null, true]);
    const { nodes } = JSON.parse(flowData) as { nodes: unknown[] };
    expect(nodes.length).toBeGreaterThan(1);
  }
  expect((await client.send("DELETE", `/marketplaces/custom/${templates[0]?.id ?? ""}`)).status).toBe(404);
});

it("nobody else's flow or template is to be had", async () => {
  const { id } = await publish();
  const key = await api.makeKey(["manage", "predict"], undefined, api.stranger);
  const body = { name: "Mine", chatflowId: await api.makeFlow(conversationFlow(model.origin)) };
  expect((await client.send("POST", "/marketplaces/custom", { key, body })).status).toBe(404);
  expect((await client.send("DELETE", `/marketplaces/custom/${id}`, { key })).status).toBe(404);
  expect(await client.ok("GET", "/marketplaces/custom", { key })).toEqual([]);
  const foreign = chatCaller(api.origin, { "x-api-key": key });
  await foreign.refused("POST", "", 404, `Template not found: ${id}`, {
    ...{ name: "x", from_type: "template", from_template: id },
  });
});

it("a chat that is begun from a template is answered, and says where it comes from", async () => {
  model.script({ text: "Woven." });
  const { id: from_template } = await publish();
  const chat = await chats.ok("POST", "", { name: "From it", from_type: "template", from_template });
  expect(chat).toMatchObject({ from_type: "template", from_flow: null, from_template, status: "ready" });
  await chats.ok("POST", `/${chat.id}/messages`, { message: "Weave" });
  await chats.poll(chat.id, "completed");
  expect(await chats.ok("GET", `/${chat.id}/messages`)).toMatchObject([
    { type: "user", content: "Weave" },
    { type: "assistant", content: "Woven.", sender: "Talker" },
  ]);
  expect(await chats.ok("GET", "")).toMatchObject([{ id: chat.id, from_template }]);
});
