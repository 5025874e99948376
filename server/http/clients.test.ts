import { FlowiseClient } from "flowise-sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let flowId: string;
let key: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin));
  key = await api.makeKey(["predict"]);
});
beforeEach(() => model.script({ text: "Our hours are: data: 9 to 5 " }));
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const post = (body: unknown, headers: Record<string, string> = { authorization: `Bearer ${key}` }) =>
  fetch(`${api.origin}/api/v1/prediction/${flowId}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("the JavaScript client of the flows' own documentation", () => {
  it("gets an answer", async () => {
    const client = new FlowiseClient({ baseUrl: api.origin, apiKey: key });
    const reply = await client.createPrediction({
      chatflowId: flowId,
      question: "What is machine learning?",
      streaming: false,
    });
    expect(reply).toMatchObject({ text: "Our hours are: data: 9 to 5 ", question: "What is machine learning?" });
  });

  it("reads the stream event by event", async () => {
    const client = new FlowiseClient({ baseUrl: api.origin, apiKey: key });
    const events: { event: string; data: unknown }[] = [];
    for await (const event of await client.createPrediction({
      chatflowId: flowId,
      question: "Tell me a story",
      streaming: true,
      chatId: "sdk",
    }))
      events.push(event);
    expect(events.map(({ event }) => event)).toEqual([
      "start",
      ...Array<string>(7).fill("token"),
      "usageMetadata",
      "metadata",
      "end",
    ]);
    expect(
      events
        .filter(({ event }) => event === "token")
        .map(({ data }) => data)
        .join(""),
    ).toBe("Our hours are: data: 9 to 5 ");
    expect(events.at(-2)?.data).toMatchObject({ chatId: "sdk", sessionId: "sdk", memoryType: "Buffer Memory" });
  });

  it("is told of a wrong key", async () => {
    const client = new FlowiseClient({ baseUrl: api.origin, apiKey: "wrong" });
    expect(await client.createPrediction({ chatflowId: flowId, question: "q" })).toMatchObject({
      success: false,
      message: "Unauthorized",
    });
    const read = async () => {
      for await (const _event of await client.createPrediction({ chatflowId: flowId, question: "q", streaming: true }))
        expect.unreachable();
    };
    await expect(read()).rejects.toThrow("HTTP error! status: 401");
  });
});

describe("readers of the stream in the documentation's examples", () => {
  /** Lines of the body, without the empty ones. */
  const lines = async (): Promise<string[]> =>
    (await (await post({ question: "Tell me a story", streaming: true })).text()).split("\n").filter(Boolean);

  it("gets the text from `token` of each line that begins with `data: `", async () => {
    let text = "";
    for (const line of await lines()) {
      if (!line.startsWith("data: ")) continue;
      const data: unknown = JSON.parse(line.slice(6));
      text += typeof data === "object" && data !== null && "token" in data ? String(data.token) : "";
    }
    expect(text).toBe("Our hours are: data: 9 to 5 ");
  });

  it("gets events from `data:` lines without minding the space", async () => {
    const events = (await lines())
      .filter((line) => line.startsWith("data:"))
      .map((line): unknown => JSON.parse(line.replace("data:", "").trim()));
    expect(events.at(-1)).toEqual({ event: "end", data: "[DONE]" });
  });

  it("gets names from `event:` lines", async () => {
    const names = (await lines()).filter((line) => line.startsWith("event: ")).map((line) => line.slice(7));
    expect(new Set(names)).toEqual(new Set(["start", "token", "usageMetadata", "metadata", "end"]));
  });
});

describe("calls in the documentation's examples", () => {
  it.each([
    { question: "Hello! What can you help me with?" },
    { question: "What are your business hours?", chatId: "session-abc123" },
    { question: "Hey, how are you?", overrideConfig: { sessionId: "123", returnSourceDocuments: true } },
    {
      question: "Hey, how are you?",
      history: [
        { role: "apiMessage", content: "Hello, how can I help?" },
        { role: "userMessage", content: "Hi, my name is Alice" },
      ],
    },
    {
      question: "What do you see in this image?",
      uploads: [{ data: "data:image/jpeg;base64,AAAA", type: "file", name: "photo.jpg", mime: "image/jpeg" }],
    },
    { question: "<string>", chatId: "<string>", streaming: false, overrideConfig: {}, history: [{}], uploads: [{}] },
    {
      question: "What is artificial intelligence?",
      form: { title: "Example", count: 1 },
      streaming: false,
      overrideConfig: { sessionId: "user-session-123", temperature: 0.7, maxTokens: 500, vars: { user_name: "Alice" } },
      humanInput: { type: "reject", feedback: "Include more emoji" },
    },
  ])("answers %j", async (body) => {
    const response = await post(body);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ text: "Our hours are: data: 9 to 5 ", question: body.question });
  });

  it("remembers a session between two calls", async () => {
    const overrideConfig = { sessionId: "user-123" };
    await post({ question: "My name is Sarah", overrideConfig });
    await post({ question: "What's my name?", overrideConfig });
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("Sarah");
  });

  it("reads and deletes messages with a key or with an admin's password", async () => {
    const messages = await api.makeKey(["messages"]);
    await post({ question: "first", chatId: "logged" });
    await post({ question: "second", chatId: "logged" });
    const get = async (query: string): Promise<{ content: string; role: string }[]> =>
      (
        await fetch(`${api.origin}/api/v1/chatmessage/${flowId}?${query}`, {
          headers: { authorization: `Bearer ${messages}` },
        })
      ).json();
    const questions = async (query: string) =>
      (await get(query)).filter((row) => row.role === "userMessage").map((row) => row.content);
    expect(await questions("sessionId=logged")).toEqual(["first", "second"]);
    expect(await questions("sessionId=logged&sort=DESC")).toEqual(["second", "first"]);
    expect(await questions("chatId=logged&order=DESC&limit=1&page=2")).toEqual(["second"]);
    expect(await questions("sessionId=logged&chatType=[%22INTERNAL%22]")).toEqual([]);
    expect(await questions("sessionId=logged&chatType=EXTERNAL&memoryType=Buffer%20Memory")).toEqual([
      "first",
      "second",
    ]);
    expect(await questions("sessionId=logged&endDate=2020-01-01")).toEqual([]);
    expect(await questions("sessionId=logged&startDate=2020-01-01T00:00:00.000Z")).toEqual(["first", "second"]);
    const refused = await fetch(`${api.origin}/api/v1/chatmessage/${flowId}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(refused.status).toBe(403);
    const gone = await fetch(`${api.origin}/api/v1/chatmessage/${flowId}?chatId=logged`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${messages}` },
    });
    expect(await gone.json()).toEqual({ raw: [], affected: 4 });
    expect(await get("sessionId=logged")).toEqual([]);
  });
});

it("answers a browser's preflight as the embedded chat needs it", async () => {
  for (const [path, method] of [
    ["prediction", "POST"],
    ["chatflows-streaming", "GET"],
    ["public-chatbotConfig", "GET"],
  ] as const) {
    const response = await fetch(`${api.origin}/api/v1/${path}/${flowId}`, {
      method: "OPTIONS",
      headers: {
        origin: "https://shop.example",
        "access-control-request-method": method,
        "access-control-request-headers": "content-type",
      },
    });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "https://shop.example",
      "access-control-allow-methods": "GET,HEAD,PUT,PATCH,POST,DELETE",
      "access-control-allow-headers": "content-type",
    });
  }
  const closed = await fetch(`${api.origin}/api/v1/chatflows`, {
    method: "OPTIONS",
    headers: { origin: "https://shop.example", "access-control-request-method": "GET" },
  });
  expect(closed.headers.get("access-control-allow-origin")).toBeNull();
});
