import { afterAll, beforeAll, expect, it } from "vitest";
import { conversationFlow } from "@/server/http/testing/conversation-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { WeftClient } from "./weft-client.js";

let api: TestApi;
let model: ModelServer;
let client: WeftClient;
let flowId: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin));
  client = new WeftClient({ baseUrl: api.origin, apiKey: await api.makeKey(["predict"]) });
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

it("a chat is begun, spoken to, looked at, followed and removed", async () => {
  model.script({ text: "Hello from the flow" });
  const { id, status } = await client.chats.create({ name: "My Chatbot", from_flow: flowId });
  expect(status).toBe("ready");
  expect((await client.chats.list({ limit: 5 })).map((chat) => chat.id)).toEqual([id]);

  const { message } = await client.chats.send(id, "Hello, FlowGen!");
  expect(message).toMatchObject({ type: "user", content: "Hello, FlowGen!" });
  const heard: unknown[] = [];
  for await (const { event, data } of client.chats.events(id)) {
    if (event === "message") heard.push(data.content);
    if (event === "status" && data.status === "completed") break;
  }
  expect(heard).toContain("Hello from the flow");
  const contents = (await client.chats.messages(id, { after: message?.id })).map(({ content }) => content);
  expect(contents).toEqual(["Hello from the flow"]);

  expect(await client.chats.send(id, "Again", { wait: true })).toMatchObject({ status: "completed" });
  await expect(client.chats.input(id, "Nobody asked")).rejects.toMatchObject({ status: 409 });
  expect(await client.chats.delete(id)).toEqual({ result: true });
  await expect(client.chats.get(id)).rejects.toMatchObject({ name: "WeftError", status: 404 });
});
