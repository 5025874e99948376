import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createKey } from "@/server/services/keys/create-key";
import { revokeKey } from "@/server/services/keys/revoke-key";
import { conversationFlow } from "./testing/conversation-flow";
import { readStream } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let guarded: string;
let open: string;
let key: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  guarded = await api.makeFlow(conversationFlow(model.origin));
  open = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
  key = await api.makeKey(["predict"]);
});
beforeEach(() => {
  model.script({ text: "fine" });
  model.requests.length = 0;
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const post = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
/** As written: `fetch` would tidy paths and headers up. */
const raw = (path: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    const type = { "content-type": "application/json" };
    const options = { path, method: "POST", headers: { ...type, ...headers }, agent: false };
    request(api.origin, options, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end('{"question":"q"}');
  });

describe("a hostile body", () => {
  const odd: unknown[] = [{ a: 1 }, ["x"], [["x"]], 5, true, { toString: "x" }, { $ne: null }, ""];

  it.each([
    "chatId",
    "question",
    "leadEmail",
    "form",
    "humanInput",
    "history",
    "uploads",
    "overrideConfig",
    "streaming",
  ])("gets an answer or a refusal, never a crash, whatever %s is", async (field) => {
    for (const value of odd) {
      const response = await post(open, { question: "q", [field]: value });
      expect([field, value, response.status === 200 || response.status < 500]).toEqual([field, value, true]);
      await response.text();
    }
  });

  it("changes no prototype, in whichever object it tries", async () => {
    const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    for (const field of ["overrideConfig", "form", "humanInput", "uploads", "history", "action"]) {
      for (const value of [evil, `[${evil}]`, JSON.stringify(evil), `{"vars":${evil}}`]) {
        await (await post(open, `{"question":"q","${field}":${value}}`)).text();
        expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
      }
    }
    await (await post(open, `{"__proto__":{"streaming":true,"polluted":1},"question":"q"}`)).json();
    const form = new FormData();
    form.set("__proto__", evil);
    form.set("overrideConfig", evil);
    const response = await fetch(`${api.origin}/api/v1/prediction/${open}`, { method: "POST", body: form });
    expect(response.status).toBe(200);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("costs little when it is deep or wide", async () => {
    const began = performance.now();
    const nest = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
    expect((await post(open, `{"history":${nest(500_000)}}`)).status).toBe(400);
    expect((await post(open, `{"overrideConfig":${'{"a":'.repeat(60)}1${"}".repeat(60)}}`)).status).toBe(500);
    const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, index]));
    expect((await post(open, { question: "q", overrideConfig: wide })).status).toBe(200);
    expect(
      (await post(open, { question: "q", history: Array.from({ length: 50_000 }, () => "x") })).status,
    ).toBeLessThan(501);
    expect((await fetch(`${api.origin}/api/v1/ping`)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe("a caller without the right", () => {
  it("is 401 with whatever stands where a key should", async () => {
    for (const authorization of [
      "Bearer",
      "Bearer ",
      "Bearer  ",
      "bearer null",
      "Bearer undefined",
      "Bearer \u00ff",
      `Bearer ${"x".repeat(8000)}`,
      "Bearer Bearer Bearer",
      `Basic ${key}`,
      "Basic",
      `Token ${key}x`,
      `${key.slice(0, -1)}`,
      "Bearer ' or 1=1 --",
      'Bearer {"$ne":null}',
    ])
      expect([authorization, (await post(guarded, { question: "q" }, { authorization })).status]).toEqual([
        authorization,
        401,
      ]);
    expect(model.requests).toEqual([]);
  });

  it("gains nothing by headers that only servers send each other", async () => {
    const wrong = { authorization: "Bearer wrong" };
    const forgeries: Record<string, string>[] = [
      { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
      { "x-middleware-next": "1", "x-middleware-rewrite": `/api/v1/prediction/${open}` },
      { "x-request-from": "internal" },
      { "x-request-from": "internal", cookie: "weft-session=eyJhbGciOiJub25lIn0.e30." },
      { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1", forwarded: "for=127.0.0.1" },
      { "x-original-url": `/api/v1/prediction/${open}`, "x-rewrite-url": `/api/v1/prediction/${open}` },
      { "x-http-method-override": "GET" },
      { "x-api-key": key },
    ];
    for (const forged of forgeries)
      for (const headers of [forged, { ...wrong, ...forged }])
        expect([headers, await raw(`/api/v1/prediction/${guarded}`, headers)]).toEqual([headers, 401]);
    // From the canvas means signed in, whatever key is shown.
    const canvas = { "x-request-from": "internal", authorization: `Bearer ${key}` };
    expect(await raw(`/api/v1/internal-prediction/${guarded}`, canvas)).toBe(401);
    expect(await raw(`/api/v1/prediction/${guarded}`, canvas)).toBe(200);
  });

  it("gains nothing by another workspace's key, another flow's, or a key that may do other things", async () => {
    const other = await api.makeFlow(conversationFlow(model.origin));
    const assigned = await api.makeFlow(conversationFlow(model.origin));
    const ofOther = await api.makeKey(["predict"], [other]);
    await api.makeKey(["predict"], [assigned]);
    for (const given of [
      await api.makeKey(["predict", "messages", "manage"], [], api.stranger),
      await api.makeKey(["messages", "manage"]),
      ofOther,
      key,
    ])
      expect((await post(assigned, { question: "q" }, { authorization: `Bearer ${given}` })).status).toBe(401);
    expect((await post(other, { question: "q" }, { authorization: `Bearer ${ofOther}` })).status).toBe(200);
  });

  it("finds no other spelling of a path", async () => {
    for (const path of [
      `//api/v1/prediction/${guarded}`,
      `/api//v1/prediction/${guarded}`,
      `/api/v1//prediction/${guarded}`,
      `/api/v1/prediction//${guarded}`,
      `/api/v1/Prediction/${guarded}`,
      `/API/v1/prediction/${guarded}`,
      `/api/v1/prediction/${guarded}/`,
      `/api/v1/prediction/${open}/../${guarded}`,
      `/api/v1/prediction/${open}%2f..%2f${guarded}`,
      `/api/v1/ping/%2e%2e/prediction/${guarded}`,
      `/api/v1/%70rediction/${guarded}`,
      `/api/v1/prediction/${guarded}%00`,
      `/api/v1/prediction/${guarded};${open}`,
      `/api/v1/prediction/${guarded}%3f${open}`,
    ])
      expect([path, await raw(path, {})]).not.toEqual([path, 200]);
    expect(model.requests).toEqual([]);
    // An id is the same in capitals, and guarded all the same.
    expect(await raw(`/api/v1/prediction/${guarded.toUpperCase()}`, {})).toBe(401);
  });
});

describe("a page of another site", () => {
  it("is refused however its origin resembles an allowed one", async () => {
    const chatbotConfig = { allowedOrigins: ["https://ok.example", "http://localhost:8080"] };
    const id = await api.makeFlow(conversationFlow(model.origin), { isPublic: true, settings: { chatbotConfig } });
    for (const origin of [
      "null",
      "https://ok.example.",
      "https://ok.example.evil.example",
      "https://evil-ok.example",
      "https://ok.example@evil.example",
      "https://evil.example/https://ok.example",
      "https://evil.example#https://ok.example",
      "https://evil.example?https://ok.example",
      "http://ok.example",
      "https://ok.example:8443",
      "https://sub.ok.example",
      "http://localhost",
      "http://localhost:8081",
      "file://ok.example",
      "https://ok.example, https://evil.example",
      "",
      "https://оk.example",
    ].map((origin) => Buffer.from(origin).toString("latin1"))) {
      const response = await post(id, { question: "q" }, { origin });
      expect([origin, response.status]).toEqual([origin, 403]);
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    }
    for (const origin of [
      "https://ok.example",
      "https://OK.example",
      "https://ok.example:443",
      "http://localhost:8080",
    ])
      expect([origin, (await post(id, { question: "q" }, { origin })).status]).toEqual([origin, 200]);
  });
});

it("a revoked key ends what it began within five seconds, and begins nothing more", async () => {
  const { id, key: own } = await createKey(api.workspace.owner, { name: "Short-lived", scopes: ["predict"] });
  const headers = { authorization: `Bearer ${own}` };
  model.script({ text: "one two three", stallAfter: 1 });
  const reader = readStream(await post(guarded, { question: "q", streaming: true }, headers));
  await reader.until(({ event }) => event === "token");
  const began = performance.now();
  await revokeKey(api.workspace.owner, { id });
  expect((await reader.rest()).at(-1)?.event).toBe("end");
  expect((await post(guarded, { question: "q" }, headers)).status).toBe(401);
  const lastEventId = reader.events[0]?.id ?? "";
  expect((await post(guarded, { question: "q" }, { ...headers, "last-event-id": lastEventId })).status).toBe(401);
  expect(performance.now() - began).toBeLessThan(5_000);
});
