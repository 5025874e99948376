import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { executions } from "@/server/data/schema/executions";
import { runs } from "@/server/data/schema/runs";
import { startWebServer } from "@/server/nodes/agentflow/testing/web-server";
import { askingFlow, replyStep, startStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
let mine: ReturnType<typeof memberCaller>["executions"];
let viewer: ReturnType<typeof memberCaller>["executions"];
let theirs: ReturnType<typeof memberCaller>["executions"];
beforeAll(async () => {
  api = await startApi();
  key = await api.makeKey(["predict"]);
  mine = memberCaller(api, api.workspace.owner.actor).executions;
  viewer = memberCaller(api, api.workspace.viewer.actor).executions;
  theirs = memberCaller(api, api.stranger.owner.actor).executions;
});
afterAll(() => api.close());

const ask = async (flow: string, body: object) => {
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { executionId: string; chatId: string; text: string; message?: string };
};
const makeFlow = (document: FlowDocument) => api.makeFlow(document, { kind: "agentflow" });
const askingRun = async (body: object = { question: "a mail" }) => {
  const flow = await makeFlow(askingFlow);
  return { flow, ...(await ask(flow, body)) };
};
const until = async (id: string, status: string) => {
  for (;;) {
    const detail = await mine.get({ id });
    if (detail.status === status) return detail;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe("the runs of a workspace", () => {
  it("are listed, the latest first, with what they were asked and how they ended", async () => {
    const flow = await makeFlow(askingFlow);
    const first = await ask(flow, { question: "a mail", chatId: "one" });
    const second = await ask(flow, { question: "a letter", overrideConfig: { sessionId: "two" } });
    const { items, next } = await mine.list({ flowId: flow });
    expect(next).toBeNull();
    expect(items).toMatchObject([
      { id: second.executionId, flowName: "Flow", status: "paused", sessionId: "two", question: "a letter", steps: 2 },
      { id: first.executionId, question: "a mail", nested: false, shared: false, origin: null, interruptions: 0 },
    ]);
  });

  it("are found by flow, status, session, time and words, and come in pages", async () => {
    const flow = await makeFlow(askingFlow);
    const ids: string[] = [];
    for (const question of ["red", "green", "blue"])
      ids.unshift((await ask(flow, { question, chatId: question })).executionId);
    const idsOf = async (input: Parameters<typeof mine.list>[0]) =>
      (await mine.list({ flowId: flow, ...input })).items.map(({ id }) => id);
    expect(await idsOf({ search: "REE" })).toEqual([ids[1]]);
    expect(await idsOf({ sessionId: "red" })).toEqual([ids[2]]);
    expect(await idsOf({ status: "finished" })).toEqual([]);
    expect(await idsOf({ from: new Date(Date.now() + 60_000) })).toEqual([]);
    expect(await idsOf({ to: new Date(Date.now() + 60_000) })).toEqual(ids);
    const first = await mine.list({ flowId: flow, limit: 2 });
    const second = await mine.list({ flowId: flow, limit: 2, cursor: first.next });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
  });

  it("are shown step by step, with the drawing they follow and what they wait for", async () => {
    const { executionId } = await askingRun();
    const detail = await viewer.get({ id: executionId });
    expect(detail.document).toMatchObject({ nodes: askingFlow.nodes.map(({ id }) => ({ id })) });
    expect(detail.versionNumber).toBe(1);
    expect(detail.trace).toMatchObject([
      { visitId: 1, nodeId: "startAgentflow_0", status: "FINISHED", pinned: false },
      { visitId: 2, nodeId: "humanInputAgentflow_0", status: "STOPPED", item: { data: { state: { n: "0" } } } },
    ]);
    expect(detail.waiting).toMatchObject([
      { content: expect.stringContaining("Send it?"), action: { data: { nodeId: "humanInputAgentflow_0" } } },
    ]);
  });

  it("are nobody else's to see", async () => {
    const { executionId, flow } = await askingRun();
    await expect(theirs.get({ id: executionId })).rejects.toThrow("There is no such run");
    expect((await theirs.list({ flowId: flow })).items).toEqual([]);
    expect((await theirs.waiting()).filter((item) => item.executionId === executionId)).toEqual([]);
    await expect(theirs.decide({ executionId, type: "proceed" })).rejects.toThrow("There is no such run");
    await expect(theirs.abort({ id: executionId })).rejects.toThrow("There is no such run");
  });
});

describe("the inbox", () => {
  it("tells who asks what, since when, and where it came from", async () => {
    const { executionId, flow } = await askingRun({ question: "a mail", leadEmail: "ada@example.com" });
    const [item] = (await viewer.waiting()).filter((waiting) => waiting.executionId === executionId);
    expect(item).toMatchObject({
      ...{ flowId: flow, flowName: "Flow", question: "a mail", chatType: "EXTERNAL", leadEmail: "ada@example.com" },
      content: expect.stringContaining("Send it?"),
      since: expect.any(Date),
    });
  });

  it("is where a member decides: the run goes on, and its trace says who it was", async () => {
    const { executionId, chatId, flow } = await askingRun();
    const [item] = (await mine.waiting()).filter((waiting) => waiting.executionId === executionId);
    const actionId = item?.action.id;
    expect(await mine.decide({ executionId, actionId, type: "proceed", feedback: "fine" })).toEqual({
      id: executionId,
    });
    const detail = await until(executionId, "finished");
    expect(detail.trace.at(-1)?.item.data.output).toEqual({ content: "sent: fine" });
    const decided = detail.trace.find(({ nodeId, status }) => nodeId.startsWith("human") && status === "FINISHED");
    expect(decided?.item.data.decidedBy).toBe(api.workspace.owner.actor.userId);
    expect(decided?.decidedBy).toBe("owner");
    expect((await mine.waiting()).filter((waiting) => waiting.executionId === executionId)).toEqual([]);
    const again = await ask(flow, { chatId, humanInput: { type: "reject" } });
    expect(again.message).toContain("in 'FINISHED' state");
  });

  it("takes one of two decisions, and those of viewers not at all", async () => {
    const { executionId } = await askingRun();
    await expect(viewer.decide({ executionId, type: "proceed" })).rejects.toThrow("viewer");
    const decisions = await Promise.allSettled([
      mine.decide({ executionId, type: "proceed" }),
      mine.decide({ executionId, type: "reject" }),
    ]);
    expect(decisions.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await until(executionId, "finished");
  });

  it("reaches a run that is not the newest of its session", async () => {
    const flow = await makeFlow(askingFlow);
    const first = await ask(flow, { question: "one", chatId: "same" });
    await ask(flow, { question: "two", chatId: "same" });
    await mine.decide({ executionId: first.executionId, type: "reject", feedback: "no" });
    const detail = await until(first.executionId, "finished");
    expect(detail.trace.at(-1)?.item.data.output).toEqual({ content: "dropped: no" });
  });

  it("shows a pause of a flow inside another one once, at the outermost, and either id answers it", async () => {
    const inner = await makeFlow(askingFlow);
    const outer = await makeFlow({
      nodes: [
        startStep,
        stepNode("executeFlowAgentflow_0", { executeFlowSelectedFlow: inner, executeFlowInput: "{{question}}" }),
        replyStep("0", "inner said {{executeFlowAgentflow_0}}"),
      ],
      edges: [
        stepWire("startAgentflow_0", "executeFlowAgentflow_0"),
        stepWire("executeFlowAgentflow_0", "directReplyAgentflow_0"),
      ],
    });
    const { executionId } = await ask(outer, { question: "q" });
    const [nested] = (await mine.list({ flowId: inner })).items;
    expect(nested).toMatchObject({ nested: true, status: "paused" });
    const waiting = (await mine.waiting()).filter(({ flowId }) => flowId === inner || flowId === outer);
    expect(waiting.map((item) => item.executionId)).toEqual([executionId]);
    expect(await mine.decide({ executionId: nested?.id ?? "", type: "proceed", feedback: "go" })).toEqual({
      id: executionId,
    });
    const detail = await until(executionId, "finished");
    expect(detail.trace.at(-1)?.item.data.output).toEqual({ content: "inner said sent: go" });
  });
});

describe("stopping a run", () => {
  it("ends one that waits, which nobody can answer any more", async () => {
    const { executionId, chatId, flow } = await askingRun();
    expect(await mine.abort({ id: executionId })).toEqual({ aborted: true });
    expect(await mine.get({ id: executionId })).toMatchObject({ status: "aborted", waiting: [] });
    const [run] = await api.database.db.select().from(runs).where(eq(runs.id, executionId));
    expect(run?.status).toBe("aborted");
    expect((await ask(flow, { chatId, humanInput: { type: "proceed" } })).message).toContain("'TERMINATED' state");
    expect(await mine.abort({ id: executionId })).toEqual({ aborted: false });
  });

  it("ends one under way within a second, in the middle of a step", async () => {
    const silent = await startWebServer(() => new Promise<never>(() => undefined));
    const flow = await makeFlow({
      nodes: [startStep, stepNode("httpAgentflow_0", { method: "GET", url: silent.origin })],
      edges: [stepWire("startAgentflow_0", "httpAgentflow_0")],
    });
    const answer = ask(flow, { question: "q" });
    const running = async () => {
      while (silent.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      for (;;) {
        const [row] = await api.database.db.select().from(executions).where(eq(executions.flowId, flow));
        if (row) return row.id;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    const id = await running();
    const began = Date.now();
    expect(await mine.abort({ id })).toEqual({ aborted: true });
    expect((await answer).message).toContain("The run was stopped.");
    expect(Date.now() - began).toBeLessThan(1000);
    expect(await mine.get({ id })).toMatchObject({ status: "aborted", error: "The run was stopped." });
    await silent.close();
  });
});
