import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { takeUpAll } from "@/server/services/executions/take-up-all";
import { deskOf } from "./desk-of";
import { askingFlow, replyStep, startStep, stepNode, stepWire } from "./testing/asking-flow";
import { readStream, textOf } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
beforeAll(async () => {
  api = await startApi();
  key = await api.makeKey(["predict"]);
});
afterAll(() => api.close());

const post = async (id: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> => {
  const response = await fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const rowOf = async (id: unknown) => {
  const [row] = await api.database.db
    .select()
    .from(executions)
    .where(eq(executions.id, String(id)));
  if (!row) throw new Error("There is no such run.");
  return row;
};
const nodesIn = (body: Record<string, unknown>): string[] =>
  (body["agentFlowExecutedData"] as { nodeId: string; status: string }[]).map(
    ({ nodeId, status }) => `${nodeId} ${status}`,
  );

describe("a run that waits for a person", () => {
  it("says what it waits for, and goes on with the decision under the same id", async () => {
    const flow = await api.makeFlow(askingFlow, { kind: "agentflow" });
    const first = await post(flow, { question: "a mail" });
    expect(first.status).toBe(200);
    const { chatId, executionId } = first.body;
    expect(first.body).toMatchObject({
      ...{ question: "a mail", sessionId: chatId },
      text: expect.stringContaining("Send it?"),
      action: { mapping: { approve: "Proceed", reject: "Reject" }, data: { nodeId: "humanInputAgentflow_0" } },
    });
    expect(nodesIn(first.body)).toEqual(["startAgentflow_0 FINISHED", "humanInputAgentflow_0 STOPPED"]);
    expect(await rowOf(executionId)).toMatchObject({ status: "paused", owner: null });

    const humanInput = { type: "proceed", startNodeId: "humanInputAgentflow_0", feedback: "looks fine" };
    const second = await post(flow, { chatId, humanInput });
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({ text: "sent: looks fine", executionId, chatId });
    expect(second.body).not.toHaveProperty("question");
    expect(second.body).not.toHaveProperty("action");
    expect(nodesIn(second.body)).toEqual([
      ...["startAgentflow_0 FINISHED", "humanInputAgentflow_0 FINISHED", "directReplyAgentflow_0 FINISHED"],
    ]);
    expect(await rowOf(executionId)).toMatchObject({ status: "finished", waiting: null, turns: 2 });

    const third = await post(flow, { chatId, humanInput });
    expect(third.status).toBe(500);
    expect(third.body["message"]).toContain(
      `Cannot resume execution ${String(executionId)} because it is in 'FINISHED'`,
    );
  });

  it("keeps what was asked, decided and answered as messages, and the question only as long as it is open", async () => {
    const flow = await api.makeFlow(askingFlow, { kind: "agentflow" });
    const { chatId } = (await post(flow, { question: "a mail" })).body;
    const manage = await api.makeKey(["messages"]);
    const messages = async () => {
      const response = await fetch(`${api.origin}/api/v1/chatmessage/${flow}?chatId=${String(chatId)}`, {
        headers: { authorization: `Bearer ${manage}` },
      });
      return (await response.json()) as { content: string; action: { id: string } | null }[];
    };
    expect((await messages()).at(-1)?.action?.id).toBeTruthy();
    await post(flow, { chatId, humanInput: { type: "reject", feedback: "shorter" } });
    const stored = await messages();
    expect(stored.map(({ action }) => action)).toEqual([null, null, null, null]);
    expect(stored.map(({ content }) => content).slice(2)).toEqual(["shorter", "dropped: shorter"]);
  });

  it("is resumed once by two people who decide at the same time", async () => {
    const flow = await api.makeFlow(askingFlow, { kind: "agentflow" });
    const { chatId, executionId } = (await post(flow, { question: "a mail" })).body;
    const decide = (type: string) => post(flow, { chatId, humanInput: { type } });
    const answers = await Promise.all([decide("proceed"), decide("reject"), decide("proceed")]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 500, 500]);
    const replies = await api.database.db
      .select()
      .from(executionSteps)
      .where(eq(executionSteps.executionId, String(executionId)));
    expect(replies.filter(({ trace }) => trace.nodeId.startsWith("directReply"))).toHaveLength(1);
  });

  it("cannot be answered in a session that has none, nor with a word that is no decision", async () => {
    const flow = await api.makeFlow(askingFlow, { kind: "agentflow" });
    const unknown = await post(flow, { chatId: "nope", humanInput: { type: "proceed" } });
    expect(unknown).toMatchObject({ status: 500, body: { message: expect.stringContaining("for session nope") } });
    const { chatId } = (await post(flow, { question: "a mail" })).body;
    const odd = await post(flow, { chatId, humanInput: { type: "maybe" } });
    expect(odd).toMatchObject({ status: 500, body: { message: expect.stringContaining("Invalid human input type") } });
  });

  it("streams in the events that clients know", async () => {
    const flow = await api.makeFlow(askingFlow, { kind: "agentflow" });
    const streamed = async (body: object) =>
      readStream(
        await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
          body: JSON.stringify({ ...body, streaming: true }),
        }),
      ).rest();
    const first = await streamed({ question: "a mail", chatId: "streamed" });
    expect(first.map(({ event }) => event)).toEqual([
      ...["agentFlowEvent", "nextAgentFlow", "nextAgentFlow", "agentFlowExecutedData"],
      ...["nextAgentFlow", "nextAgentFlow", "agentFlowExecutedData", "token"],
      ...["agentFlowEvent", "action", "agentFlowEvent", "metadata", "end"],
    ]);
    const second = await streamed({ chatId: "streamed", humanInput: { type: "proceed", feedback: "ok" } });
    expect(textOf(second)).toBe("sent: ok");
    expect(second.filter(({ event }) => event === "agentFlowExecutedData").at(-1)?.data).toHaveLength(3);
  });
});

it("a form begins a run, is read by its steps, and is told in the reply", async () => {
  const document: FlowDocument = {
    nodes: [
      stepNode("startAgentflow_0", {
        ...{ startInputType: "formInput", formTitle: "Ask" },
        formInputTypes: [{ type: "string", label: "Subject", name: "subject" }],
      }),
      replyStep("0", "About {{$form.subject}}"),
    ],
    edges: [stepWire("startAgentflow_0", "directReplyAgentflow_0")],
  };
  const flow = await api.makeFlow(document, { kind: "agentflow" });
  const { body } = await post(flow, { form: { subject: "looms" } });
  expect(body).toMatchObject({ text: "About looms", form: { subject: "looms" } });
  const both = await post(flow, { question: "q", form: { subject: "x" } });
  expect(both.body["message"]).toContain("Question and form cannot be provided at the same time");
});

describe("a run whose process died", () => {
  //   start ─▶ if (always) ─0─▶ reply 0
  const short: FlowDocument = {
    nodes: [startStep, replyStep("0", "done for {{question}}")],
    edges: [stepWire("startAgentflow_0", "directReplyAgentflow_0")],
  };

  /** Puts a finished run back to where it was before its last step, under the name of a process that is gone. */
  async function cutBefore(executionId: unknown, nodeId: string): Promise<void> {
    const { db } = api.database;
    const steps = await db
      .select()
      .from(executionSteps)
      .where(eq(executionSteps.executionId, String(executionId)))
      .orderBy(executionSteps.seq);
    const cut = steps.find(({ trace }) => trace.nodeId === nodeId);
    if (!cut) throw new Error("no such step");
    for (const { id, seq } of steps)
      if (seq >= cut.seq) await db.delete(executionSteps).where(eq(executionSteps.id, id));
    const owner = JSON.stringify({ pid: 2 ** 22 + 1, scope: JSON.parse(deskOf(api.runtime).executions.owner).scope });
    await db
      .update(executions)
      .set({ frontier: cut.before, status: "running", endedAt: null, owner })
      .where(eq(executions.id, String(executionId)));
  }

  const ended = async (executionId: unknown, status: string) => {
    for (;;) {
      const row = await rowOf(executionId);
      if (row.status === status) return row;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it("is gone on with from its last finished step, once", async () => {
    const flow = await api.makeFlow(short, { kind: "agentflow" });
    const { executionId } = (await post(flow, { question: "q" })).body;
    await cutBefore(executionId, "directReplyAgentflow_0");
    const stop = takeUpAll(deskOf(api.runtime));
    const row = await ended(executionId, "finished");
    stop();
    expect(row.interruptions).toBe(1);
    const steps = await api.database.db
      .select()
      .from(executionSteps)
      .where(eq(executionSteps.executionId, String(executionId)))
      .orderBy(executionSteps.seq);
    expect(steps.map(({ trace }) => trace.nodeId)).toEqual(["startAgentflow_0", "directReplyAgentflow_0"]);
    expect(steps.at(-1)?.trace.data.output).toEqual({ content: "done for q" });
  });

  it("is not tried for ever", async () => {
    const flow = await api.makeFlow(short, { kind: "agentflow" });
    const { executionId } = (await post(flow, { question: "q" })).body;
    await cutBefore(executionId, "startAgentflow_0");
    await api.database.db
      .update(executions)
      .set({ interruptions: 5 })
      .where(eq(executions.id, String(executionId)));
    const stop = takeUpAll(deskOf(api.runtime));
    const row = await ended(executionId, "failed");
    stop();
    expect(row.error).toMatch(/stopped too often/);
  });
});

describe("a flow inside a flow", () => {
  const outer = (inner: string): FlowDocument => ({
    nodes: [
      startStep,
      stepNode("executeFlowAgentflow_0", {
        executeFlowSelectedFlow: inner,
        executeFlowInput: "from outside: {{question}}",
      }),
      replyStep("0", "inner said {{executeFlowAgentflow_0}}"),
    ],
    edges: [
      stepWire("startAgentflow_0", "executeFlowAgentflow_0"),
      stepWire("executeFlowAgentflow_0", "directReplyAgentflow_0"),
    ],
  });

  it("pauses the one outside, and goes on with it", async () => {
    const inner = await api.makeFlow(askingFlow, { kind: "agentflow" });
    const flow = await api.makeFlow(outer(inner), { kind: "agentflow" });
    const first = await post(flow, { question: "q" });
    expect(first.body).toMatchObject({ action: { data: { nodeId: "executeFlowAgentflow_0" } } });
    const { chatId } = first.body;
    const second = await post(flow, { chatId, humanInput: { type: "proceed", feedback: "go" } });
    expect(second.body["text"]).toBe("inner said sent: go");
    const nested = await api.database.db.select().from(executions).where(eq(executions.flowId, inner));
    expect(nested.map(({ status, depth, turns }) => ({ status, depth, turns }))).toEqual([
      { status: "finished", depth: 1, turns: 2 },
    ]);
  });

  it("cannot go round in a circle for ever", async () => {
    const flow = await api.makeFlow(outer("00000000-0000-4000-8000-000000000000"), { kind: "agentflow" });
    expect((await post(flow, { question: "q" })).status).toBe(500);
  });
});
