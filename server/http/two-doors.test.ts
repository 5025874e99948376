import { afterAll, beforeAll, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { answerThroughNext } from "./next-door";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let flowId: string;
let key: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  globalThis.__weftRuntime = Promise.resolve(api.runtime);
  flowId = await api.makeFlow(conversationFlow(model.origin));
  key = await api.makeKey(["predict", "messages", "manage"]);
  model.script({ text: "word0 word1" });
});
afterAll(async () => {
  globalThis.__weftRuntime = undefined;
  await Promise.all([api.close(), model.close()]);
});

const ofTheirOwn = new Set(["date", "connection", "keep-alive", "transfer-encoding", "content-length"]);

/** Status, headers and body, without what differs between any two answers. */
async function told(response: Response) {
  const headers = [...response.headers].filter(([name]) => !ofTheirOwn.has(name));
  const body = (await response.text()).replace(
    /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
    "<id>",
  );
  return { status: response.status, headers: headers.toSorted(([a], [b]) => a.localeCompare(b)), body };
}

const json = (body: unknown) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** With `key` the call carries one. */
type Call = [path: string, init: RequestInit & { key?: boolean }];

const nobody = "00000000-0000-4000-8000-000000000000";
const chatCalls = (prefix: string): Call[] => [
  [`${prefix}/chats`, { ...json({ name: "x", from_type: "flow", from_flow: flowId }), key: true }],
  [`${prefix}/chats`, { ...json({}), key: true }],
  [`${prefix}/chats?status=running`, { key: true }],
  [`${prefix}/chats`, {}],
  [`${prefix}/chats/${nobody}/messages`, { ...json({ message: "q" }), key: true }],
  [`${prefix}/chats/${nobody}/events`, { key: true }],
  [`${prefix}/chats/a/b/c`, { key: true }],
  [`${prefix}/chats`, { method: "OPTIONS", headers: { origin: "https://a.example" } }],
];

it("both doors answer alike", async () => {
  const below: Call[] = [
    [`/prediction/${flowId}`, { ...json({ question: "q" }), key: true }],
    [`/prediction/${flowId}`, { ...json({ question: "q", streaming: true }), key: true }],
    [`/prediction/${flowId}`, json({ question: "q" })],
    [`/prediction/${flowId}`, json({ question: "q", streaming: true })],
    [`/prediction/${flowId}`, { ...json({}), body: "{", key: true }],
    [
      `/prediction/${flowId}`,
      { method: "OPTIONS", headers: { origin: "https://a.example", "access-control-request-headers": "x" } },
    ],
    ["/prediction/00000000-0000-4000-8000-000000000000", json({ question: "q" })],
    ["/prediction/nope", json({})],
    ["/prediction", json({})],
    [`/chatmessage/${flowId}?order=DESC&limit=2`, { key: true }],
    [`/chatmessage/abort/${flowId}/x`, { method: "PUT" }],
    [`/chatflows-streaming/${flowId}`, {}],
    ["/ping", {}],
    ["/nowhere", { key: true }],
    ["/nowhere", {}],
    ["/nodes/conversationChain", { key: true }],
    ["/oauth/token", json({ grant_type: "password" })],
  ];
  const calls = [
    ...below.map(([path, init]): Call => [`/api/v1${path}`, init]),
    ...["", "/v1", "/api/v1"].flatMap((prefix) => chatCalls(prefix)),
  ];
  for (const [path, { key: withKey, ...init }] of calls) {
    const headers = { ...(init.headers as Record<string, string>), ...(withKey && { authorization: `Bearer ${key}` }) };
    const quick = await told(await fetch(api.origin + path, { ...init, headers }));
    const next = await told(await answerThroughNext(new Request(`http://localhost${path}`, { ...init, headers })));
    const timeless = (told: object) => JSON.stringify(told).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>");
    expect([path, timeless(quick)]).toEqual([path, timeless(next)]);
  }
});
