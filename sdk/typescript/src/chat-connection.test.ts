import { WebSocket as UndiciWebSocket } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { askingFlow } from "@/server/http/testing/asking-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { startCuttingProxy } from "../../testing/cutting-proxy.js";
import type { ChatConnection } from "./chat-connection.js";
import { WeftClient } from "./weft-client.js";

let api: TestApi;
let apiKey: string;
let flowId: string;

beforeAll(async () => {
  api = await startApi();
  flowId = await api.makeFlow(askingFlow, { kind: "agentflow" });
  apiKey = await api.makeKey(["predict", "messages"]);
});
afterAll(() => api.close());

const newChat = async (client: WeftClient): Promise<string> =>
  (await client.chats.create({ name: "My Chatbot", from_flow: flowId })).id;

/** What is heard until the chat has the status. */
async function until(connection: ChatConnection, status: string): Promise<unknown[]> {
  const heard: unknown[] = [];
  for await (const { event, data } of connection) {
    if (event === "message") heard.push(data["content"]);
    if (event === "status" && data["status"] === status) return heard;
  }
  throw new Error(`It ended after ${JSON.stringify(heard)}.`);
}

it.each([
  ["the package ws where there is none", undefined],
  ["a WebSocket that is given", WebSocket],
  ["a platform's own", UndiciWebSocket],
])("a chat is held over one connection, with %s", async (_name, Socket) => {
  // Each takes headers, in its own way of saying so.
  const client = new WeftClient({ baseUrl: api.origin, apiKey, ...(Socket && { WebSocket: Socket as never }) });
  const id = await newChat(client);
  const connection = await client.chats.connect(id);
  await expect(connection.input("too early")).rejects.toMatchObject({ name: "WeftError", status: 409 });
  await expect(connection.send("")).rejects.toMatchObject({ status: 422 });
  expect(await connection.send("a mail")).toMatchObject({ status: "running", message: { content: "a mail" } });
  const seen: unknown[] = [];
  for await (const { event, data } of connection) {
    if (event === "message") seen.push(data["content"]);
    if (data["status"] === "wait_for_human_input") await connection.input("go");
    if (data["status"] === "completed") break;
  }
  expect(seen).toEqual(["a mail", "Send it?", "go", "sent: go"]);
  await expect(connection.abort()).rejects.toMatchObject({ status: 0 });
  const [, second] = await client.chats.messages(id);
  const later = await client.chats.connect(id, { after: second?.id ?? "" });
  expect(await until(later, "completed")).toEqual(["go", "sent: go"]);
});

it("a page connects with an access token in place of a key", async () => {
  const { keyId } = (await api.runtime.auth.keyActor(apiKey)) ?? { keyId: "" };
  const response = await fetch(`${api.origin}/api/v1/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: keyId, client_secret: apiKey }),
  });
  const { access_token: token }: { access_token: string } = await response.json();
  const id = await newChat(new WeftClient({ baseUrl: api.origin, apiKey }));
  const page = new WeftClient({ baseUrl: api.origin });
  const connection = await page.chats.connect(id, { token });
  expect(await connection.send("from a page")).toMatchObject({ status: "running" });
  expect(await until(connection, "wait_for_human_input")).toEqual(["from a page", "Send it?"]);
  await expect(page.chats.connect(id)).rejects.toMatchObject({ name: "WeftError", status: 0 });
});

it("a connection that breaks is opened again after what was heard, and ends for good with the chat", async () => {
  const direct = new WeftClient({ baseUrl: api.origin, apiKey });
  const id = await newChat(direct);
  for (const text of ["one", "two", "three"]) await direct.chats.send(id, text, { wait: true });
  const proxy = await startCuttingProxy(api.origin, [900, 1800, 1800]);
  const client = new WeftClient({ baseUrl: proxy.origin, apiKey });
  const connection = await client.chats.connect(id);
  const rows = await direct.chats.messages(id);
  const heard: unknown[] = [];
  for await (const { event, data } of connection) {
    if (event === "message") heard.push(data["id"]);
    if (heard.length === rows.length) break;
  }
  expect(heard).toEqual(rows.map((row) => row.id));
  await proxy.close();
  const last = await direct.chats.connect(id);
  await direct.chats.delete(id);
  await expect(until(last, "never")).rejects.toMatchObject({
    message: "The chat has been deleted.",
    body: { code: 4404 },
  });
});

it("leaves when it is told to, by its owner or by a signal", async () => {
  const client = new WeftClient({ baseUrl: api.origin, apiKey });
  const id = await newChat(client);
  const connection = await client.chats.connect(id);
  connection.close();
  for await (const { data } of connection) expect(data["status"]).toBe("ready");
  const leaving = new AbortController();
  const other = await client.chats.connect(id, { signal: leaving.signal });
  leaving.abort(new Error("enough"));
  await expect(until(other, "completed")).rejects.toThrow("enough");
});
