import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { prediction } from "@/domain/api/contracts/prediction";
import { failure } from "@/domain/api/contracts/failure";
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
beforeEach(() => {
  model.script({ text: "word0 word1 word2" });
  model.requests.length = 0;
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const ask = (
  body: unknown,
  {
    id = flowId,
    headers = {},
    withKey = true,
  }: { id?: string; headers?: Record<string, string>; withKey?: boolean } = {},
) =>
  fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(withKey && { authorization: `Bearer ${key}` }), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("a prediction", () => {
  it("answers with the keys of the contract, in their order", async () => {
    const response = await ask({ question: "hello" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const text = await response.text();
    const reply = prediction.reply.parse(JSON.parse(text));
    expect(Object.keys(JSON.parse(text))).toEqual([
      "text",
      "usage",
      "question",
      "chatId",
      "chatMessageId",
      "isStreamValid",
      "sessionId",
      "memoryType",
    ]);
    expect(reply).toMatchObject({
      text: "word0 word1 word2",
      question: "hello",
      isStreamValid: false,
      memoryType: "Buffer Memory",
    });
    expect(reply.chatId).toMatch(uuid);
    expect(reply.chatMessageId).toMatch(uuid);
    expect(reply.sessionId).toBe(reply.chatId);
  });

  it("streams frames that every known client reads", async () => {
    const response = await ask({ question: "hi", streaming: true, chatId: "c-1" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    const raw = await response.text();
    const numbers = [...raw.matchAll(/^id: [0-9a-f-]{36}:(\d+):/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const text = raw.replaceAll(/^id: .*\n/gm, "");
    const id = /"chatMessageId":"([^"]+)"/.exec(text)?.[1] ?? "";
    expect(id).toMatch(uuid);
    const usage = '{"model":"test","input_tokens":11,"output_tokens":7,"total_tokens":18}';
    const metadata = `"chatId":"c-1","chatMessageId":"${id}","question":"hi","sessionId":"c-1","memoryType":"Buffer Memory","usage":${usage}`;
    expect(text).toBe(
      [
        'event: start\ndata: {"event":"start","data":""}\n\n',
        'event: token\ndata: {"event":"token","data":"word0 ","token":"word0 "}\n\n',
        'event: token\ndata: {"event":"token","data":"word1 ","token":"word1 "}\n\n',
        'event: token\ndata: {"event":"token","data":"word2","token":"word2"}\n\n',
        `event: usageMetadata\ndata: {"event":"usageMetadata","data":${usage}}\n\n`,
        `event: metadata\ndata: {"event":"metadata","data":{${metadata}},${metadata}}\n\n`,
        'event: end\ndata: {"event":"end","data":"[DONE]"}\n\n',
      ].join(""),
    );
  });

  it("takes the conversation's ids as recorded", async () => {
    const ids = async (body: object) => {
      const { chatId, sessionId } = await (await ask({ question: "q", ...body })).json();
      return { chatId, sessionId };
    };
    expect(await ids({ chatId: "c-1", overrideConfig: { sessionId: "s-1" } })).toEqual({
      chatId: "c-1",
      sessionId: "s-1",
    });
    expect(await ids({ chatId: "c-2" })).toEqual({ chatId: "c-2", sessionId: "c-2" });
    expect(await ids({ overrideConfig: { sessionId: "s-3" } })).toEqual({ chatId: "s-3", sessionId: "s-3" });
  });

  it("remembers the session and puts the caller's history before it, in every spelling", async () => {
    const overrideConfig = { sessionId: "remembered" };
    await ask({ question: "My name is Sarah", overrideConfig });
    const history = [
      { role: "apiMessage", content: "a" },
      { type: "userMessage", message: "b" },
      { role: "assistant", content: "c" },
      { role: "user", content: "d", type: null, message: null },
      "x",
    ];
    await ask({ question: "Who am I?", overrideConfig, history });
    expect(model.requests.at(-1)?.body.messages?.slice(1)).toMatchObject([
      { role: "assistant", content: "a" },
      { role: "user", content: "b" },
      { role: "assistant", content: "c" },
      { role: "user", content: "d" },
      { role: "user", content: "My name is Sarah" },
      { role: "assistant", content: "word0 word1 word2" },
      { role: "user", content: "Who am I?" },
    ]);
  });

  it("reads every body that clients send", async () => {
    for (const [body, type] of [
      ["{}", "application/json"],
      ["", "application/json"],
      ["hello", "text/plain"],
      ["[1]", "application/json"],
      ["5", "application/json"],
      ["null", "application/json"],
    ] as const) {
      const response = await ask(body, { headers: { "content-type": type } });
      expect(response.status).toBe(200);
      expect(await response.json()).not.toHaveProperty("question");
    }
    const nulls = {
      chatflowId: flowId,
      question: "q",
      overrideConfig: null,
      chatId: null,
      streaming: false,
      history: [],
      uploads: [],
      form: null,
      unknown: { deep: 1 },
    };
    expect(await (await ask(nulls)).json()).toMatchObject({ question: "q", text: "word0 word1 word2" });
    expect((await ask({ question: "q", streaming: "true" })).headers.get("content-type")).toBe("text/event-stream");
  });

  it("reads forms, with files", async () => {
    const form = new FormData();
    form.set("question", "What does this document say?");
    form.set("chatId", "session-abc123");
    form.append("files", new Blob(["text"]), "document.txt");
    const response = await fetch(`${api.origin}/api/v1/prediction/${flowId}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
      body: form,
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ question: "What does this document say?", chatId: "session-abc123" });
  });

  it("keeps the question and the answer, and answers null bytes with what can be kept", async () => {
    await ask({ question: "keep\u0000 me", chatId: "kept" });
    const rows = await api.database.db.query.messages.findMany({ where: (table, { eq }) => eq(table.chatId, "kept") });
    expect(rows.map((row) => [row.role, row.content, row.chatType])).toEqual([
      ["userMessage", "keep me", "EXTERNAL"],
      ["apiMessage", "word0 word1 word2", "EXTERNAL"],
    ]);
  });
});

describe("a refusal", () => {
  const refused = async (response: Response) => {
    const body = failure.parse(await response.json());
    expect(Object.keys(body).slice(0, 4)).toEqual(["statusCode", "success", "message", "stack"]);
    expect(body.statusCode).toBe(response.status);
    return [response.status, body.message];
  };

  it("is 401 without a key, with a wrong one, with one of another workspace or with too little scope", async () => {
    const others = [
      undefined,
      "Bearer wrong",
      "Bearer",
      "Bearer \u00e9\u00e9",
      `Bearer ${await api.makeKey(["predict"], [], api.stranger)}`,
      `Bearer ${await api.makeKey(["messages"])}`,
    ];
    for (const authorization of others) {
      const response = await ask(
        { question: "q" },
        { withKey: false, headers: authorization === undefined ? {} : { authorization } },
      );
      expect(await refused(response)).toEqual([401, "Unauthorized"]);
    }
    expect(model.requests).toEqual([]);
  });

  it("takes the key with and without Bearer, and only the assigned ones when there are some", async () => {
    expect((await ask({ question: "q" }, { withKey: false, headers: { authorization: key } })).status).toBe(200);
    const own = await api.makeFlow(conversationFlow(model.origin));
    const assigned = await api.makeKey(["predict"], [own]);
    expect((await ask({ question: "q" }, { id: own })).status).toBe(401);
    expect((await ask({ question: "q" }, { id: own, headers: { authorization: `Bearer ${assigned}` } })).status).toBe(
      200,
    );
  });

  it("asks nobody for a key when the flow is public", async () => {
    const id = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
    expect((await ask({ question: "q" }, { id, withKey: false })).status).toBe(200);
  });

  it("is plain text when a stream was asked for", async () => {
    const response = await ask({ question: "q", streaming: true }, { withKey: false });
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      401,
      "text/plain; charset=utf-8",
      "Unauthorized",
    ]);
  });

  it("is 404 for an unknown flow, at once and as JSON, with a stream or without, with a key or without", async () => {
    const id = "00000000-0000-4000-8000-000000000000";
    for (const streaming of [true, false]) {
      for (const withKey of [true, false]) {
        expect(await refused(await ask({ question: "q", streaming }, { id, withKey }))).toEqual([
          404,
          `Chatflow ${id} not found in the database!`,
        ]);
      }
    }
  });

  it("is 400 for what is no id or no JSON, 412 without an id, 413 for too much, 400 for too deep", async () => {
    expect(await refused(await ask({}, { id: "not-a-uuid" }))).toEqual([400, "Invalid Chatflow ID"]);
    expect(await refused(await ask('{"question":'))).toEqual([400, "Unexpected end of JSON input"]);
    expect(await refused(await ask({}, { id: "" }))).toEqual([
      412,
      "Error: predictionsController.createPrediction - id not provided!",
    ]);
    expect(await refused(await fetch(`${api.origin}/api/v1/prediction`, { method: "POST" }))).toEqual([
      412,
      "Error: predictionsController.createPrediction - id not provided!",
    ]);
    expect((await refused(await ask(`{"a":${"[".repeat(100)}${"]".repeat(100)}}`)))[0]).toBe(400);
    expect((await refused(await ask({ question: "x".repeat(33 * 1024 * 1024) })))[0]).toBe(413);
  });

  it("is 403 for an origin that the flow does not name", async () => {
    const id = await api.makeFlow(conversationFlow(model.origin), {
      isPublic: true,
      settings: { chatbotConfig: { allowedOrigins: ["https://ok.example"], allowedOriginsError: "" } },
    });
    const from = (origin: string, streaming = false) =>
      ask({ question: "q", streaming }, { id, withKey: false, headers: { origin } });
    const message = "This site is not allowed to access this chatbot";
    for (const origin of [
      "https://evil.example",
      "https://ok.example.evil.com",
      "http://ok.example",
      "https://ok.example:8443",
      "null",
    ]) {
      const response = await from(origin);
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      expect(await refused(response)).toEqual([403, message]);
    }
    const streamed = await from("https://evil.example", true);
    expect([streamed.status, streamed.headers.get("content-type"), await streamed.text()]).toEqual([
      403,
      "text/plain; charset=utf-8",
      message,
    ]);
    const fine = await from("https://ok.example");
    expect([fine.status, fine.headers.get("access-control-allow-origin")]).toEqual([200, "https://ok.example"]);
    expect((await ask({ question: "q" }, { id, withKey: false })).status).toBe(200);
    // The flow's own chat page is a page of this server.
    expect((await from(api.origin)).status).toBe(200);
  });

  it("is 429 with the flow's own words and the time to wait", async () => {
    const id = await api.makeFlow(conversationFlow(model.origin), {
      isPublic: true,
      settings: {
        apiConfig: { rateLimit: { status: true, limitMax: 1, limitDuration: 60, limitMsg: "Slow down please" } },
      },
    });
    expect((await ask({ question: "q" }, { id })).status).toBe(200);
    const response = await ask({ question: "q" }, { id });
    expect([response.status, await response.text()]).toEqual([429, "Slow down please"]);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("is 500 with the recorded prefix when the run fails, and the question is kept with the reason", async () => {
    model.script({ status: 401 });
    const [status, message] = await refused(await ask({ question: "fail", chatId: "failed" }));
    expect(status).toBe(500);
    expect(message).toMatch(/^Error: predictionsServices\.buildChatflow - /);
    const rows = await api.database.db.query.messages.findMany({
      where: (table, { eq }) => eq(table.chatId, "failed"),
    });
    expect(rows).toMatchObject([
      { role: "userMessage", content: "fail", error: null },
      { role: "apiMessage", content: "", error: expect.any(String) },
    ]);
    expect(await refused(await ask({ question: "q", overrideConfig: { sessionId: 5 } }))).toEqual([
      500,
      "Error: predictionsServices.buildChatflow - Invalid sessionId: must be a string",
    ]);
  });

  it("comes inside a stream that has begun, as error and end", async () => {
    model.script({ status: 401 });
    const frames = (await (await ask({ question: "fail", streaming: true })).text()).split("\n\n").filter(Boolean);
    expect(frames).toHaveLength(2);
    expect(frames[0]).toMatch(
      /^id: .+\nevent: error\ndata: \{"event":"error","data":"Error: predictionsServices\.buildChatflow - [^"]+"\}$/,
    );
    expect(frames[1]).toMatch(/^id: .+\nevent: end\ndata: \{"event":"end","data":"\[DONE\]"\}$/);
  });
});
