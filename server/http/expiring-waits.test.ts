import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HumanAction } from "@/domain/api/trace-item";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { messages } from "@/server/data/schema/runs";
import { createExecutionRows } from "@/server/services/executions/execution-rows";
import { takeUpAll } from "@/server/services/executions/take-up-all";
import { createRunDesk, type RunDesk } from "@/server/services/runs/run-desk";
import { deskOf } from "./desk-of";
import { askingFlow, replyStep, startStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
let mine: ReturnType<typeof memberCaller>["executions"];
beforeAll(async () => {
  api = await startApi();
  key = await api.makeKey(["predict"]);
  mine = memberCaller(api, api.workspace.owner.actor).executions;
});
afterAll(() => api.close());

interface Answer {
  executionId: string;
  chatId: string;
  text: string;
  message?: string;
  action?: HumanAction;
}
const ask = async (flow: string, body: object) => {
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
};
const makeFlow = (document: FlowDocument) => api.makeFlow(document, { kind: "agentflow" });
const limited = (inputs: Record<string, unknown>): FlowDocument => ({
  ...askingFlow,
  nodes: askingFlow.nodes.map((node) =>
    node.name === "humanInputAgentflow" ? { ...node, inputs: { ...node.inputs, ...inputs } } : node,
  ),
});
/** 1.2 seconds. */
const soon = { humanInputTimeLimit: 0.02, humanInputTimeLimitUnit: "minutes" };
const rowOf = async (id: string) => {
  const [row] = await api.database.db.select().from(executions).where(eq(executions.id, id));
  if (!row) throw new Error("There is no such run.");
  return row;
};
const until = async (id: string, status: string) => {
  for (;;) {
    const row = await rowOf(id);
    if (row.status === status) return row;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const saidIn = async (flow: string) => {
  const rows = await api.database.db
    .select()
    .from(messages)
    .where(eq(messages.flowId, flow))
    .orderBy(asc(messages.seq));
  return rows.map(({ role, content }) => `${role}: ${content}`);
};
/** What another process on the same database has. */
function deskElsewhere(n: number): RunDesk {
  const desk = createRunDesk(api.runtime);
  const owner = JSON.stringify({ pid: 1, started: "1", scope: `elsewhere ${String(n)}` });
  const rows = createExecutionRows(api.database.statement, owner);
  return { ...desk, executions: { ...desk.executions, owner, rows } };
}
/** As if the time were up since a minute. */
const past = async (id: string) => {
  const expiresAt = new Date(Date.now() - 60_000);
  await api.database.db.update(executions).set({ expiresAt }).where(eq(executions.id, id));
};

describe("a wait that has a time limit", () => {
  it("says when it ends and what then, to callers, to the inbox and on the run's page", async () => {
    const flow = await makeFlow(limited({ humanInputTimeLimit: 2, humanInputTimeLimitThen: "fail" }));
    const began = Date.now();
    const { action, executionId } = await ask(flow, { question: "a mail" });
    const at = new Date(action?.expires?.at ?? "").getTime();
    expect(at).toBeGreaterThanOrEqual(began + 2 * 3_600_000);
    expect(at).toBeLessThan(Date.now() + 2 * 3_600_000);
    expect(action?.expires?.outcome).toBe("fail");
    const inInbox = (await mine.waiting()).find((waiting) => waiting.executionId === executionId);
    expect(inInbox?.action.expires).toEqual(action?.expires);
    expect((await mine.get({ id: executionId })).waiting[0]?.action.expires).toEqual(action?.expires);
  });

  it("is rejected when time is up, and nobody is made to have said so", async () => {
    const flow = await makeFlow(limited(soon));
    const stop = takeUpAll(deskOf(api.runtime));
    const { executionId, text } = await ask(flow, { question: "a mail" });
    expect(await rowOf(executionId)).toMatchObject({ status: "paused", expiresAt: expect.any(Date) });
    expect(await until(executionId, "finished")).toMatchObject({ waiting: null, expiresAt: null });
    stop();
    expect(await saidIn(flow)).toEqual(["userMessage: a mail", `apiMessage: ${text}`, "apiMessage: dropped: reject"]);
    const { trace } = await mine.get({ id: executionId });
    const decided = trace.find(({ nodeId, status }) => nodeId.startsWith("human") && status === "FINISHED");
    expect(decided?.item.data).toMatchObject({ expired: true, output: { expired: true, content: "reject" } });
    expect(decided?.decidedBy).toBeUndefined();
  });

  it("fails the run when its author wants that, and then takes no decision any more", async () => {
    const flow = await makeFlow(limited({ ...soon, humanInputTimeLimitThen: "fail" }));
    const { executionId, chatId } = await ask(flow, { question: "a mail" });
    await past(executionId);
    const stop = takeUpAll(deskOf(api.runtime));
    const failed = await until(executionId, "failed");
    stop();
    expect(failed.error).toContain("Nobody decided within 0.02 minutes.");
    const late = await ask(flow, { chatId, humanInput: { type: "proceed" } });
    expect(late.message).toContain("in 'ERROR' state");
    await expect(mine.decide({ executionId, type: "proceed" })).rejects.toThrow("ERROR");
  });

  it("takes the error branch where the step has one", async () => {
    const document = limited({ ...soon, humanInputTimeLimitThen: "fail", stepOnError: "branch" });
    const flow = await makeFlow({
      nodes: [...document.nodes, replyStep("2", "late: {{humanInputAgentflow_0}}")],
      edges: [...document.edges, stepWire("humanInputAgentflow_0", "directReplyAgentflow_2", "error")],
    });
    const { executionId } = await ask(flow, { question: "a mail" });
    await past(executionId);
    const stop = takeUpAll(deskOf(api.runtime));
    await until(executionId, "finished");
    stop();
    expect((await saidIn(flow)).at(-1)).toMatch(/late: .*Nobody decided within 0\.02 minutes\./);
  });

  it("does nothing once a person has decided in time", async () => {
    const flow = await makeFlow(limited(soon));
    const { executionId, chatId } = await ask(flow, { question: "a mail" });
    const { text } = await ask(flow, { chatId, humanInput: { type: "proceed", feedback: "yes" } });
    expect(text).toBe("sent: yes");
    expect(await rowOf(executionId)).toMatchObject({ status: "finished", expiresAt: null });
  });

  it("ends once, whoever looks first after every server was down at the moment", async () => {
    const flow = await makeFlow(limited(soon));
    const { executionId } = await ask(flow, { question: "a mail" });
    await past(executionId);
    const stops = Array.from({ length: 4 }, (_, n) => takeUpAll(deskElsewhere(n)));
    await until(executionId, "finished");
    for (const stop of stops) stop();
    expect(await rowOf(executionId)).toMatchObject({ turns: 2 });
    const steps = await api.database.db
      .select()
      .from(executionSteps)
      .where(eq(executionSteps.executionId, executionId));
    expect(steps.map(({ trace }) => `${trace.nodeId} ${trace.status}`).toSorted()).toEqual([
      "directReplyAgentflow_1 FINISHED",
      "humanInputAgentflow_0 FINISHED",
      "humanInputAgentflow_0 STOPPED",
      "startAgentflow_0 FINISHED",
    ]);
    expect(await saidIn(flow)).toHaveLength(3);
  });

  it("of a flow inside another one ends both", async () => {
    const inner = await makeFlow(limited(soon));
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
    const { executionId, action } = await ask(outer, { question: "q" });
    expect(action?.expires?.outcome).toBe("reject");
    await past(executionId);
    const stop = takeUpAll(deskOf(api.runtime));
    await until(executionId, "finished");
    stop();
    expect((await saidIn(outer)).at(-1)).toBe("apiMessage: inner said dropped: reject");
    const [nested] = (await mine.list({ flowId: inner })).items;
    expect(nested).toMatchObject({ status: "finished" });
  });
});
