import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { messages, runs, runSteps } from "@/server/data/schema/runs";
import { startWebServer } from "@/server/nodes/agentflow/testing/web-server";
import { askingFlow, replyStep, startStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
let mine: ReturnType<typeof memberCaller>;
let theirs: ReturnType<typeof memberCaller>;
beforeAll(async () => {
  api = await startApi();
  key = await api.makeKey(["predict", "messages"]);
  mine = memberCaller(api, api.workspace.owner.actor);
  theirs = memberCaller(api, api.stranger.owner.actor);
});
afterAll(() => api.close());

const ask = async (flow: string, body: object) => {
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { executionId: string; chatMessageId: string; message?: string };
};
const remove = async (flow: string, query: string) => {
  const address = `${api.origin}/api/v1/chatmessage/${flow}?${query}`;
  const response = await fetch(address, { method: "DELETE", headers: { authorization: `Bearer ${key}` } });
  return (await response.json()) as { affected: number };
};
const asking = () => api.makeFlow(askingFlow, { kind: "agentflow" });
const replying = () =>
  api.makeFlow(
    { nodes: [startStep, replyStep("0", "hello")], edges: [stepWire("startAgentflow_0", "directReplyAgentflow_0")] },
    { kind: "agentflow" },
  );
/** What is left of runs, wherever they are written down. */
async function leftOf(...ids: string[]): Promise<string[]> {
  const { db } = api.database;
  const found = await Promise.all([
    db.select({ id: executions.id }).from(executions).where(inArray(executions.id, ids)),
    db.select({ id: executionSteps.executionId }).from(executionSteps).where(inArray(executionSteps.executionId, ids)),
    db.select({ id: runs.id }).from(runs).where(inArray(runs.id, ids)),
    db.select({ id: runSteps.runId }).from(runSteps).where(inArray(runSteps.runId, ids)),
  ]);
  return [...new Set(found.flat().map(({ id }) => id))];
}

describe("deleting a conversation", () => {
  it("deletes its runs with their steps, also those that wait, and nobody else's", async () => {
    const flow = await asking();
    const waiting = await ask(flow, { question: "q", chatId: "one" });
    const other = await ask(flow, { question: "q", chatId: "two" });
    await mine.messages.delete({ flowId: flow, sessionIds: ["one"] });
    expect(await leftOf(waiting.executionId, other.executionId)).toEqual([other.executionId]);
    expect((await mine.executions.waiting()).map(({ executionId }) => executionId)).toContain(other.executionId);
    const late = await ask(flow, { chatId: "one", humanInput: { type: "proceed" } });
    expect(late.message).toContain("No previous execution found");
    await expect(theirs.messages.delete({ flowId: flow, sessionIds: ["two"] })).rejects.toThrow();
    expect(await leftOf(other.executionId)).toEqual([other.executionId]);
  });

  it("deletes the runs that its steps had begun in other flows", async () => {
    const inner = await asking();
    const outer = await api.makeFlow(
      {
        nodes: [
          startStep,
          stepNode("executeFlowAgentflow_0", { executeFlowSelectedFlow: inner, executeFlowInput: "{{question}}" }),
        ],
        edges: [stepWire("startAgentflow_0", "executeFlowAgentflow_0")],
      },
      { kind: "agentflow" },
    );
    const { executionId } = await ask(outer, { question: "q", chatId: "outer" });
    const [nested] = (await mine.executions.list({ flowId: inner })).items;
    expect(await leftOf(executionId, nested?.id ?? "")).toHaveLength(2);
    await remove(outer, "chatId=outer");
    expect(await leftOf(executionId, nested?.id ?? "")).toEqual([]);
  });

  it("stops what is under way, which then says nothing any more", async () => {
    const silent = await startWebServer(() => new Promise<never>(() => undefined));
    const flow = await api.makeFlow(
      {
        nodes: [startStep, stepNode("httpAgentflow_0", { method: "GET", url: silent.origin })],
        edges: [stepWire("startAgentflow_0", "httpAgentflow_0")],
      },
      { kind: "agentflow" },
    );
    const answer = ask(flow, { question: "q", chatId: "busy" });
    while (silent.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const [row] = await api.database.db.select().from(executions).where(eq(executions.flowId, flow));
    await remove(flow, "sessionId=busy");
    expect((await answer).message).toContain("The run was deleted.");
    expect(await leftOf(row?.id ?? "")).toEqual([]);
    expect(await api.database.db.select().from(messages).where(eq(messages.flowId, flow))).toEqual([]);
    await silent.close();
  });
});

describe("deleting messages", () => {
  it("keeps a run of which a message is left, and deletes it with the last of them", async () => {
    const flow = await replying();
    const { executionId, chatMessageId } = await ask(flow, { question: "q", chatId: "one" });
    await remove(flow, `messageId=${chatMessageId}`);
    expect(await leftOf(executionId)).toEqual([executionId]);
    expect(await remove(flow, "chatId=one&chatType=EXTERNAL")).toMatchObject({ affected: 1 });
    expect(await leftOf(executionId)).toEqual([]);
  });

  it("of a certain kind spares the runs of other kinds", async () => {
    const flow = await replying();
    const { executionId } = await ask(flow, { question: "q", chatId: "one" });
    await remove(flow, "chatId=one&chatType=INTERNAL");
    expect(await leftOf(executionId)).toEqual([executionId]);
  });

  it("of a whole flow leaves no run of it", async () => {
    const flow = await asking();
    const first = await ask(flow, { question: "q", chatId: "one" });
    const second = await ask(flow, { question: "q", chatId: "two" });
    await remove(flow, "");
    expect(await leftOf(first.executionId, second.executionId)).toEqual([]);
  });
});
