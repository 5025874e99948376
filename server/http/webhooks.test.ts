import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { startWebServer, type WebServer } from "@/server/nodes/agentflow/testing/web-server";
import { replyStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { readStream } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
let web: WebServer;
beforeAll(async () => {
  api = await startApi();
  key = await api.makeKey(["predict"]);
  web = await startWebServer(() => ({ body: {} }));
});
afterAll(() => Promise.all([api.close(), web.close()]));

const secret = "canary-of-the-webhook";
//   start (webhook) ─▶ reply
const begunBy = (inputs: Record<string, unknown>, said = "got {{question}}"): FlowDocument => ({
  nodes: [
    stepNode("startAgentflow_0", {
      ...{ startInputType: "webhookTrigger", webhookDefaultInput: "Order {{$webhook.body.order.id}}" },
      ...inputs,
    }),
    replyStep("0", said),
  ],
  edges: [stepWire("startAgentflow_0", "directReplyAgentflow_0")],
});
const makeFlow = (inputs: Record<string, unknown> = {}, said?: string) =>
  api.makeFlow(begunBy(inputs, said), { kind: "agentflow" });

interface Sent {
  method?: string;
  body?: string;
  query?: string;
  headers?: Record<string, string>;
}
const send = (flow: string, { method = "POST", body, query = "", headers = {} }: Sent = {}) =>
  fetch(`${api.origin}/api/v1/webhook/${flow}${query}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body }),
  });
const order = JSON.stringify({ order: { id: 7, items: ["warp"] } });
const signed = (body: string, by = secret) => createHmac("sha256", by).update(body).digest("hex");
const keyed = () => ({ authorization: `Bearer ${key}` });

describe("a webhook", () => {
  it("begins a run with what was sent, and answers when it has ended", async () => {
    const flow = await makeFlow({}, "got {{question}}, {{$webhook.body.order.items}}, {{$webhook.query.from}}");
    const response = await send(flow, { body: order, query: "?from=mill", headers: keyed() });
    expect(response.status).toBe(200);
    const reply = (await response.json()) as { text: string; executionId: string };
    expect(reply.text).toBe('got Order 7, ["warp"], mill');
    const [question] = await api.database.db.select().from(messages).where(eq(messages.runId, reply.executionId));
    expect(question).toMatchObject({ chatType: "WEBHOOK", content: "Order 7" });
  });

  it.each([
    ["payload", 'got {"body":{"order":{"id":7,"items":["warp"]}},"headers":{},"query":{}}'],
    ["none", "got"],
  ])("asks in the mode %s what that means", async (webhookInputMode, text) => {
    const flow = await makeFlow({ webhookInputMode });
    const reply = (await (await send(flow, { body: order, headers: keyed() })).json()) as { text: string };
    expect(reply.text.trim()).toBe(text);
  });

  it("answers as a stream where its author wants that", async () => {
    const flow = await makeFlow({ webhookResponseMode: "stream" });
    const events = await readStream(await send(flow, { body: order, headers: keyed() })).rest();
    const names = events.map(({ event }) => event);
    expect(names[0]).toBe("agentFlowEvent");
    expect(names).toEqual(expect.arrayContaining(["token", "metadata"]));
    expect(names.at(-1)).toBe("end");
  });

  it("answers at once and calls back, signed, where its author wants that", async () => {
    const flow = await makeFlow({
      ...{ webhookResponseMode: "async", callbackUrl: `${web.origin}/done`, callbackSecret: secret },
    });
    const response = await send(flow, { body: order, headers: keyed() });
    expect(response.status).toBe(202);
    const { chatId, status } = (await response.json()) as { chatId: string; status: string };
    expect(status).toBe("PROCESSING");
    while (web.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const [called] = web.requests;
    expect(JSON.parse(called?.body ?? "")).toMatchObject({ chatId, status: "SUCCESS", text: "got Order 7" });
    expect(called?.headers["x-flowise-signature"]).toBe(signed(called?.body ?? ""));
  });
});

describe("a webhook refuses", () => {
  it("whoever has neither key nor signature, unless the flow is public", async () => {
    const flow = await makeFlow();
    expect((await send(flow, { body: order })).status).toBe(401);
    const open = await api.makeFlow(begunBy({}), { kind: "agentflow", isPublic: true });
    expect((await send(open, { body: order })).status).toBe(200);
    const foreign = await api.makeKey(["predict"], [], api.stranger);
    expect((await send(flow, { body: order, headers: { authorization: `Bearer ${foreign}` } })).status).toBe(401);
  });

  it("a wrong signature, also with a key, and takes the right one without", async () => {
    const auth = { webhookEnableAuth: true, webhookSecret: secret, webhookSignatureHeader: "X-Mill-Signature" };
    const flow = await makeFlow(auth);
    const by = (signature: string, more = {}) =>
      send(flow, { body: order, headers: { "x-mill-signature": signature, ...more } });
    expect((await by(signed(order))).status).toBe(200);
    expect((await by(`sha256=${signed(order)}`)).status).toBe(200);
    for (const wrong of ["", secret, signed(`${order} `), signed(order, "another")])
      expect((await by(wrong, keyed())).status).toBe(401);
    const token = await makeFlow({ ...auth, webhookSignatureType: "plain-token" });
    expect((await send(token, { body: order, headers: { "x-mill-signature": secret } })).status).toBe(200);
    expect((await send(token, { body: order, headers: { "x-mill-signature": "no" } })).status).toBe(401);
    const unset = await makeFlow({ ...auth, webhookSecret: "", webhookSignatureType: "plain-token" });
    expect((await send(unset, { body: order, headers: { "x-mill-signature": "" } })).status).toBe(401);
  });

  it("another method, type or body than its Start step expects", async () => {
    const flow = await makeFlow({
      webhookEnableValidation: true,
      webhookBodyParams: [{ name: "order", type: "object", required: true }],
      webhookQueryParams: [{ name: "from", required: true }],
      webhookHeaderParams: [{ name: "X-Shop", required: true }],
    });
    const headers = { ...keyed(), "x-shop": "mill" };
    const query = "?from=here";
    const wrong = await send(flow, { method: "PUT", body: order, query, headers });
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
    const form = { ...headers, "content-type": "application/x-www-form-urlencoded" };
    expect((await send(flow, { body: "a=b", query, headers: form })).status).toBe(415);
    const refused = async (sent: Sent) => {
      const response = await send(flow, { query, headers, body: order, ...sent });
      return [response.status, ((await response.json()) as { message: string }).message];
    };
    expect(await refused({ body: "{" })).toEqual([400, expect.any(String)]);
    expect(await refused({ body: "{}" })).toEqual([400, "“order” is missing in the body."]);
    expect(await refused({ body: '{"order":[]}' })).toEqual([400, "“order” in the body must be of the type object."]);
    expect(await refused({ query: "" })).toEqual([400, "The query parameter “from” is missing."]);
    expect(await refused({ headers: keyed() })).toEqual([400, "The header “X-Shop” is missing."]);
    expect((await send(flow, { body: order, query, headers })).status).toBe(200);
  });

  it("to begin a flow that is begun otherwise, and such a flow is not begun by a question", async () => {
    const chat = await api.makeFlow(
      { ...begunBy({}), nodes: [stepNode("startAgentflow_0"), replyStep("0", "hello")] },
      { kind: "agentflow" },
    );
    expect((await send(chat, { body: order, headers: keyed() })).status).toBe(404);
    const flow = await makeFlow();
    const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
      ...{ method: "POST", body: JSON.stringify({ question: "q" }) },
      headers: { "content-type": "application/json", ...keyed() },
    });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { message: string }).message).toContain(`/api/v1/webhook/${flow}`);
  });
});

it("only headers that the flow reads go into a run, and no secret into what is written down", async () => {
  const auth = { webhookEnableAuth: true, webhookSecret: secret, webhookSignatureType: "plain-token" };
  const flow = await makeFlow(auth, "from {{$webhook.headers.x-shop}}");
  const headers = { "x-webhook-signature": secret, "x-shop": "the mill", cookie: "session=canary-cookie" };
  const reply = await (await send(flow, { body: order, headers })).text();
  expect(JSON.parse(reply)).toMatchObject({ text: "from the mill" });
  const { db } = api.database;
  const rows = await db.select().from(executions).where(eq(executions.flowId, flow));
  const steps = await db
    .select()
    .from(executionSteps)
    .where(eq(executionSteps.executionId, rows[0]?.id ?? ""));
  const { executions: mine } = memberCaller(api, api.workspace.owner.actor);
  const { trace } = await mine.get({ id: rows[0]?.id ?? "" });
  for (const told of [reply, rows, steps, trace].map((one) => JSON.stringify(one))) {
    expect(told).not.toContain(secret);
    expect(told).not.toContain("canary-cookie");
  }
});
