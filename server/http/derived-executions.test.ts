import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { startWebServer, type WebServer } from "@/server/nodes/agentflow/testing/web-server";
import { saveFlow } from "@/server/services/flows/save-flow";
import { dropOldExecutions } from "@/server/services/executions/drop-old-executions";
import { takeUpAll } from "@/server/services/executions/take-up-all";
import { deskOf } from "./desk-of";
import { askingFlow, replyStep, startStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
let mine: ReturnType<typeof memberCaller>["executions"];
let server: WebServer;
beforeAll(async () => {
  api = await startApi();
  key = await api.makeKey(["predict", "messages"]);
  mine = memberCaller(api, api.workspace.editor.actor).executions;
});
afterAll(() => api.close());
afterEach(async () => server?.close());

const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
  const response = await fetch(`${api.origin}/api/v1${path}`, {
    ...{ method, headers: { "content-type": "application/json", authorization: `Bearer ${key}`, ...headers } },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const ask = async (flow: string, body: object) =>
  (await send("POST", `/prediction/${flow}`, body)).body as {
    executionId: string;
    chatId: string;
    text: string;
    message?: string;
    agentFlowExecutedData: { nodeId: string; status: string }[];
  };
const makeFlow = (document: FlowDocument) => api.makeFlow(document, { kind: "agentflow" });
const until = async (id: string, ...statuses: string[]) => {
  for (;;) {
    const detail = await mine.get({ id });
    if (statuses.includes(detail.status)) return detail;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const request = (id: string, url: string) =>
  stepNode(`httpAgentflow_${id}`, { method: "GET", url, responseType: "text" });
const visited = (detail: { trace: { nodeId: string; status: string; pinned: boolean }[] }) =>
  detail.trace.map(({ nodeId, status, pinned }) => `${nodeId} ${pinned ? "pinned" : status}`);

//   start ─▶ http ─▶ function (n + 1) ─▶ reply
const counting = (origin: string, reply = "{{question}}: {{customFunctionAgentflow_0}}, n={{$flow.state.n}}") => ({
  nodes: [
    startStep,
    request("0", origin),
    stepNode("customFunctionAgentflow_0", {
      customFunctionJavascriptFunction: "return 'counted ' + $flow.state.n;",
      customFunctionUpdateState: [{ key: "n", value: "1" }],
    }),
    replyStep("0", reply),
  ],
  edges: [
    stepWire("startAgentflow_0", "httpAgentflow_0"),
    stepWire("httpAgentflow_0", "customFunctionAgentflow_0"),
    stepWire("customFunctionAgentflow_0", "directReplyAgentflow_0"),
  ],
});
const visitOf = (detail: { trace: { nodeId: string; visitId: number }[] }, nodeId: string): number =>
  detail.trace.find((step) => step.nodeId === nodeId)?.visitId ?? 0;

describe("taking a run up at one of its steps", () => {
  it("makes a new run that keeps what had ended before, and runs the rest with what was changed", async () => {
    server = await startWebServer(() => ({ body: { asked: true } }));
    const flow = await makeFlow(counting(server.origin));
    const { executionId, text, chatId } = await ask(flow, { question: "q" });
    expect(text).toBe("q: counted 0, n=1");
    const first = await mine.get({ id: executionId });
    const { id } = await mine.restart({
      ...{ executionId, visitId: visitOf(first, "customFunctionAgentflow_0") },
      ...{ question: "again", state: { n: "7" } },
    });
    expect(id).not.toBe(executionId);
    const second = await until(id, "finished");
    expect(second.trace.at(-1)?.item.data.output).toEqual({ content: "again: counted 7, n=1" });
    expect(second.origin).toEqual({ executionId, nodeId: "customFunctionAgentflow_0" });
    expect(visited(second)).toEqual(visited(first));
    expect(server.requests).toHaveLength(1);
    expect(await mine.get({ id: executionId })).toEqual(first);
    const stored = await api.database.db.select().from(messages).where(eq(messages.chatId, chatId));
    expect(stored).toHaveLength(2);
  });

  it("can give the step other inputs, for this one visit", async () => {
    server = await startWebServer(() => ({ body: {} }));
    const flow = await makeFlow(counting(server.origin));
    const { executionId } = await ask(flow, { question: "q" });
    const visitId = visitOf(await mine.get({ id: executionId }), "directReplyAgentflow_0");
    const inputs = { directReplyMessage: "changed: {{customFunctionAgentflow_0}}" };
    const { id } = await mine.restart({ executionId, visitId, inputs });
    const detail = await until(id, "finished");
    expect(detail.trace.at(-1)?.item.data.output).toEqual({ content: "changed: counted 0" });
    expect(detail.state).toMatchObject({ n: "1" });
  });

  it("asks again at a step that a person had answered", async () => {
    const flow = await makeFlow(askingFlow);
    const { executionId, chatId } = await ask(flow, { question: "q" });
    await ask(flow, { chatId, humanInput: { type: "proceed", feedback: "yes" } });
    const { id } = await mine.restart({ executionId, visitId: 2 });
    await until(id, "paused");
    await mine.decide({ executionId: id, type: "reject", feedback: "no" });
    const detail = await until(id, "finished");
    expect(detail.trace.at(-1)?.item.data.output).toEqual({ content: "dropped: no" });
  });

  it("runs a container from its first round", async () => {
    const flow = await makeFlow({
      nodes: [
        startStep,
        stepNode("iterationAgentflow_0", { iterationInput: '["a","b"]' }),
        { ...replyStep("0", "did {{$iteration}}"), parentId: "iterationAgentflow_0" },
        replyStep("1", "all: {{iterationAgentflow_0}}"),
      ],
      edges: [
        stepWire("startAgentflow_0", "iterationAgentflow_0"),
        stepWire("iterationAgentflow_0", "directReplyAgentflow_1"),
      ],
    });
    const { executionId, text } = await ask(flow, { question: "q" });
    expect(text).toBe("all: did a\ndid b");
    const first = await mine.get({ id: executionId });
    const { id } = await mine.restart({ executionId, visitId: visitOf(first, "iterationAgentflow_0") });
    const second = await until(id, "finished");
    expect(second.trace.at(-1)?.item.data.output).toEqual({ content: "all: did a\ndid b" });
    expect(visited(second)).toEqual(visited(first));
  });

  it("tries a step again at which the run had failed", async () => {
    let fails = true;
    server = await startWebServer(() => (fails ? { status: 500, body: "no" } : { body: { ok: true } }));
    const flow = await makeFlow(counting(server.origin));
    expect((await ask(flow, { question: "q" })).message).toContain("httpAgentflow_0");
    const [row] = (await mine.list({ flowId: flow })).items;
    fails = false;
    const { id } = await mine.restart({ executionId: row?.id ?? "", visitId: 2 });
    expect((await until(id, "finished", "failed")).status).toBe("finished");
  });

  it("outlives its process: it is written down whole before its first step", async () => {
    server = await startWebServer(() => ({ body: {} }));
    const flow = await makeFlow(counting(server.origin));
    const { executionId } = await ask(flow, { question: "q" });
    const visitId = visitOf(await mine.get({ id: executionId }), "directReplyAgentflow_0");
    const inputs = { directReplyMessage: "kept {{customFunctionAgentflow_0}}" };
    const { id } = await mine.restart({ executionId, visitId, inputs });
    await until(id, "finished");
    // As the process would have left it that died in the middle of the last step.
    const { db } = api.database;
    const steps = await db.select().from(executionSteps).where(eq(executionSteps.executionId, id));
    const last = steps.find(({ visitId: of }) => of === visitId);
    await db.delete(executionSteps).where(eq(executionSteps.id, last?.id ?? ""));
    const owner = JSON.stringify({ pid: 2 ** 22 + 1, scope: JSON.parse(deskOf(api.runtime).executions.owner).scope });
    const left = { status: "running", endedAt: null, owner, frontier: last?.before } as const;
    await db.update(executions).set(left).where(eq(executions.id, id));
    const stop = takeUpAll(deskOf(api.runtime));
    const detail = await until(id, "finished");
    stop();
    expect(detail).toMatchObject({ interruptions: 1 });
    expect(detail.trace.at(-1)?.item.data.output).toEqual({ content: "kept counted 0" });
    expect(server.requests).toHaveLength(1);
  });

  it("is refused at a visit that there was not", async () => {
    const flow = await makeFlow(askingFlow);
    const { executionId } = await ask(flow, { question: "q" });
    await expect(mine.restart({ executionId, visitId: 99 })).rejects.toThrow("This run has no such step");
  });
});

describe("running a flow from one of its steps", () => {
  it("puts what the last run's steps gave in place of the steps before, and shows that", async () => {
    server = await startWebServer(() => ({ body: { asked: true } }));
    const flow = await makeFlow(counting(server.origin));
    const { executionId } = await ask(flow, { question: "q" });
    const changed = counting(server.origin, "new: {{customFunctionAgentflow_0}}, n={{$flow.state.n}}");
    await saveFlow(api.workspace.owner, { id: flow, baseNumber: 1, document: changed });
    const { id } = await mine.runFromHere({ flowId: flow, executionId, nodeId: "directReplyAgentflow_0" });
    const detail = await until(id, "finished");
    expect(visited(detail)).toEqual([
      "startAgentflow_0 FINISHED",
      "httpAgentflow_0 pinned",
      "customFunctionAgentflow_0 pinned",
      "directReplyAgentflow_0 FINISHED",
    ]);
    expect(detail.trace.at(-1)?.item.data.output).toEqual({ content: "new: counted 0, n=1" });
    expect(detail.versionNumber).toBe(2);
    expect(server.requests).toHaveLength(1);
  });

  it("takes outputs that are pinned to other steps", async () => {
    server = await startWebServer(() => ({ body: {} }));
    const flow = await makeFlow(counting(server.origin));
    const { executionId } = await ask(flow, { question: "q" });
    const { pins } = memberCaller(api, api.workspace.editor.actor);
    await pins.set({ flowId: flow, nodeId: "customFunctionAgentflow_0", output: { content: "by hand" } });
    await pins.set({ flowId: flow, nodeId: "directReplyAgentflow_0", output: { content: "is run" } });
    const { id } = await mine.runFromHere({ flowId: flow, executionId, nodeId: "directReplyAgentflow_0" });
    const detail = await until(id, "finished");
    expect(detail.trace.at(-1)?.item.data.output).toEqual({ content: "q: by hand, n=0" });
  });

  it("follows the branch that was taken, and knows only steps that the flow has", async () => {
    const flow = await makeFlow(askingFlow);
    const { executionId, chatId } = await ask(flow, { question: "q" });
    await ask(flow, { chatId, humanInput: { type: "reject", feedback: "no" } });
    const { id } = await mine.runFromHere({ flowId: flow, executionId, nodeId: "directReplyAgentflow_1" });
    const detail = await until(id, "finished");
    expect(visited(detail).slice(1)).toEqual(["humanInputAgentflow_0 pinned", "directReplyAgentflow_1 FINISHED"]);
    await expect(mine.runFromHere({ flowId: flow, executionId, nodeId: "gone" })).rejects.toThrow("no such step");
  });
});

describe("a run that fails after somebody has decided", () => {
  it("is tried again by the same decision, at the step that failed", async () => {
    let fails = true;
    server = await startWebServer(() => (fails ? { status: 500, body: "no" } : { body: { ok: true } }));
    const flow = await makeFlow({
      nodes: [...askingFlow.nodes.slice(0, 2), request("0", server.origin), replyStep("0", "done")],
      edges: [
        stepWire("startAgentflow_0", "humanInputAgentflow_0"),
        stepWire("humanInputAgentflow_0", "httpAgentflow_0", "0"),
        stepWire("httpAgentflow_0", "directReplyAgentflow_0"),
      ],
    });
    const { chatId, executionId } = await ask(flow, { question: "q" });
    const humanInput = { type: "proceed", feedback: "yes" };
    expect((await ask(flow, { chatId, humanInput })).message).toBeTruthy();
    expect(await mine.get({ id: executionId })).toMatchObject({ status: "failed" });
    fails = false;
    const answer = await ask(flow, { chatId, humanInput });
    expect(answer).toMatchObject({ text: "done", executionId });
    expect(answer.agentFlowExecutedData.map(({ nodeId, status }) => `${nodeId} ${status}`)).toEqual([
      "startAgentflow_0 FINISHED",
      "humanInputAgentflow_0 FINISHED",
      "httpAgentflow_0 FINISHED",
      "directReplyAgentflow_0 FINISHED",
    ]);
    expect(await mine.get({ id: executionId })).toMatchObject({ status: "finished", error: null });
  });

  it("is not one that failed before anybody was asked", async () => {
    server = await startWebServer(() => ({ status: 500, body: "no" }));
    const flow = await makeFlow(counting(server.origin));
    await ask(flow, { question: "q", chatId: "never-asked" });
    const { message } = await ask(flow, { chatId: "never-asked", humanInput: { type: "proceed" } });
    expect(message).toContain("because it is in 'ERROR' state");
  });
});

describe("sharing a run", () => {
  it("lets whoever has the link look at it until it is taken back, without credentials and settings", async () => {
    const flow = await makeFlow(askingFlow);
    const { executionId } = await ask(flow, { question: "q" });
    const everyone = memberCaller(api, null).executions;
    const { token } = await mine.share({ id: executionId, on: true });
    expect((await mine.share({ id: executionId, on: true })).token).toBe(token);
    const shown = await everyone.shared({ token: token ?? "" });
    expect(shown).toMatchObject({ id: executionId, status: "paused", question: "q", trace: [{ visitId: 1 }, {}] });
    expect(shown.drawing?.document.nodes.map(({ inputs }) => inputs)).toEqual([{}, {}, {}, {}]);
    expect(await mine.list({ flowId: flow })).toMatchObject({ items: [{ shared: true }] });
    await mine.share({ id: executionId, on: false });
    await expect(everyone.shared({ token: token ?? "" })).rejects.toThrow("There is no such run");
  });

  it("hides who decided and which credentials were used", async () => {
    const flow = await makeFlow(askingFlow);
    const { executionId } = await ask(flow, { question: "q" });
    await mine.decide({ executionId, type: "proceed" });
    await until(executionId, "finished");
    const { token } = await mine.share({ id: executionId, on: true });
    const { db } = api.database;
    const [step] = await db.select().from(executionSteps).where(eq(executionSteps.executionId, executionId));
    if (!step) throw new Error("no step");
    const secret = { agentModelConfig: { FLOWISE_CREDENTIAL_ID: "cred-canary", modelName: "gpt" } };
    const trace = { ...step.trace, data: { ...step.trace.data, input: secret } };
    await db.update(executionSteps).set({ trace }).where(eq(executionSteps.id, step.id));
    const shown = JSON.stringify([
      await memberCaller(api, null).executions.shared({ token: token ?? "" }),
      (await send("GET", `/public-executions/${executionId}`, undefined, { authorization: "" })).body,
    ]);
    expect(shown).toContain("gpt");
    expect(shown).not.toContain("cred-canary");
    expect(shown).not.toContain(api.workspace.editor.actor.userId);
  });
});

describe("the runs over REST", () => {
  it("are listed in pages and found by every filter", async () => {
    const flow = await makeFlow(askingFlow);
    const ids: string[] = [];
    for (const chatId of ["r1", "r2", "r3"]) ids.unshift((await ask(flow, { question: "q", chatId })).executionId);
    const list = async (query: string) => {
      const { status, body } = await send("GET", `/executions?agentflowId=${flow}${query}`);
      return [status, (body["data"] as { id: string }[]).map(({ id }) => id), body["total"]];
    };
    expect(await list("")).toEqual([200, ids, 3]);
    expect(await list("&page=2&limit=2")).toEqual([200, [ids[2]], 3]);
    expect(await list("&sessionId=r2")).toEqual([200, [ids[1]], 1]);
    expect(await list(`&id=${ids[0]}`)).toEqual([200, [ids[0]], 1]);
    expect(await list("&state=STOPPED")).toEqual([200, ids, 3]);
    expect(await list("&state=FINISHED&agentflowName=flo")).toEqual([200, [], 0]);
    expect(await list("&endDate=2020-01-01T00:00:00Z")).toEqual([200, [], 0]);
    expect((await send("GET", "/executions?state=odd")).status).toBe(400);
  });

  it("are told in the shape that clients know, shared, and shown to the public only then", async () => {
    const flow = await makeFlow(askingFlow);
    const { executionId: id } = await ask(flow, { question: "q" });
    const { body } = await send("GET", `/executions/${id}`);
    expect(body).toMatchObject({
      ...{ id, state: "STOPPED", agentflowId: flow, isPublic: false, stoppedDate: null },
      ...{ agentflow: { id: flow, name: "Flow" }, workspaceId: api.workspace.id },
    });
    const trace = JSON.parse(String(body["executionData"])) as { nodeId: string }[];
    expect(trace.map(({ nodeId }) => nodeId)).toEqual(["startAgentflow_0", "humanInputAgentflow_0"]);
    expect(JSON.parse(String(body["action"]))).toMatchObject({ mapping: { approve: "Proceed" } });
    const open = () => send("GET", `/public-executions/${id}`, undefined, { authorization: "" });
    expect((await open()).status).toBe(404);
    expect((await send("PUT", `/executions/${id}`, { isPublic: true })).body).toMatchObject({ id, isPublic: true });
    expect((await open()).body).toMatchObject({ id, isPublic: true, action: null });
    await send("PUT", `/executions/${id}`, { isPublic: false });
    expect((await open()).status).toBe(404);
  });

  it("are deleted with what they had begun and what they waited for", async () => {
    const flow = await makeFlow(askingFlow);
    const made = [
      await ask(flow, { question: "1" }),
      await ask(flow, { question: "2" }),
      await ask(flow, { question: "3" }),
    ];
    const [one = "", two = "", three = ""] = made.map(({ executionId }) => executionId);
    expect((await send("DELETE", `/executions/${one}`)).body).toEqual({ success: true, deletedCount: 1 });
    expect((await send("DELETE", "/executions", { executionIds: [two, one, "none"] })).body).toEqual({
      success: true,
      deletedCount: 1,
    });
    const none = await send("DELETE", "/executions", {});
    expect(none).toMatchObject({ status: 400, body: { success: false, message: "No execution IDs provided" } });
    expect((await send("GET", `/executions/${two}`)).status).toBe(404);
    expect((await send("GET", `/executions/${three}`)).status).toBe(200);
    expect(await mine.remove({ ids: [three] })).toEqual({ deleted: 1 });
    const stored = await api.database.db.select().from(messages).where(eq(messages.flowId, flow));
    expect(stored).toHaveLength(6);
    expect(stored.filter(({ action }) => action !== null)).toEqual([]);
  });

  it("come along with the messages of their conversation", async () => {
    const flow = await makeFlow(askingFlow);
    const { executionId, chatId } = await ask(flow, { question: "q" });
    const { body } = await send("GET", `/chatmessage/${flow}?chatId=${chatId}`);
    expect(body).toMatchObject([
      { role: "userMessage", executionId, execution: { id: executionId, state: "STOPPED" } },
      { role: "apiMessage", executionId, execution: { agentflowId: flow } },
    ]);
  });
});

it("runs that ended longer ago than they are to be kept are deleted, and none of those that wait", async () => {
  const flow = await makeFlow(askingFlow);
  const waits = await ask(flow, { question: "waits" });
  const old = await ask(flow, { question: "old" });
  const fresh = await ask(flow, { question: "fresh" });
  for (const { chatId } of [old, fresh]) await ask(flow, { chatId, humanInput: { type: "proceed" } });
  const { db, clock } = api.runtime;
  const longAgo = new Date(clock.now().getTime() - 31 * 24 * 60 * 60 * 1000);
  await db.update(executions).set({ endedAt: longAgo }).where(eq(executions.id, old.executionId));
  await db.update(executions).set({ createdAt: longAgo }).where(eq(executions.id, waits.executionId));
  expect(await dropOldExecutions({ db, clock, env: { executionsKeptDays: undefined } })).toBe(0);
  expect(await dropOldExecutions({ db, clock, env: { executionsKeptDays: 30 } })).toBe(1);
  const left = (await mine.list({ flowId: flow })).items.map(({ id }) => id);
  expect(left.toSorted()).toEqual([waits.executionId, fresh.executionId].toSorted());
});
