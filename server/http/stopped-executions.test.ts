import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { executions } from "@/server/data/schema/executions";
import { messages, runs } from "@/server/data/schema/runs";
import { startWebServer, type WebServer } from "@/server/nodes/agentflow/testing/web-server";
import { stopExecutions } from "@/server/services/executions/stop-executions";
import { takeUpAll } from "@/server/services/executions/take-up-all";
import { createRunDesk } from "@/server/services/runs/run-desk";
import { deskOf } from "./desk-of";
import { askingFlow, replyStep, startStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
let mine: ReturnType<typeof memberCaller>["executions"];
let flow: string;
/** Never answers. */
let silent: WebServer;
beforeAll(async () => {
  api = await startApi();
  silent = await startWebServer(() => new Promise<never>(() => undefined));
  key = await api.makeKey(["predict"]);
  mine = memberCaller(api, api.workspace.editor.actor).executions;
});
afterAll(async () => {
  await api.close();
  await silent.close();
});
beforeEach(async () => {
  const document = {
    nodes: [startStep, stepNode("httpAgentflow_0", { method: "GET", url: silent.origin })],
    edges: [stepWire("startAgentflow_0", "httpAgentflow_0")],
  };
  flow = await api.makeFlow(document, { kind: "agentflow" });
});

const ask = async (id: string, body: object) => {
  const response = await fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { executionId: string; chatId: string; message?: string };
};

/** The run that is under way, once its step is. */
async function running(): Promise<string> {
  const asked = silent.requests.length;
  while (silent.requests.length === asked) await new Promise((resolve) => setTimeout(resolve, 10));
  for (;;) {
    const [row] = await api.database.db.select().from(executions).where(eq(executions.flowId, flow));
    if (row) return row.id;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

it("a run that another process works on stops in the middle of a step, soon after it was asked to", async () => {
  const stop = takeUpAll(deskOf(api.runtime));
  const answer = ask(flow, { question: "q" });
  const id = await running();
  const elsewhere = createRunDesk({ ...api.runtime, onClose: () => undefined });
  const began = Date.now();
  await stopExecutions(elsewhere, { workspaceId: api.workspace.id, ids: [id] });
  expect((await answer).message).toContain("The run was stopped.");
  expect(Date.now() - began).toBeLessThan(2500);
  stop();
  expect(await mine.get({ id })).toMatchObject({ status: "aborted", interruptions: 0 });
  const [run] = await api.database.db.select().from(runs).where(eq(runs.id, id));
  expect(run?.status).toBe("aborted");
});

it("deleting a run that is under way ends it first, and nothing of it comes back", async () => {
  const answer = ask(flow, { question: "q" });
  const id = await running();
  expect(await mine.remove({ ids: [id] })).toEqual({ deleted: 1 });
  expect((await answer).message).toContain("The run was stopped.");
  await expect(mine.get({ id })).rejects.toThrow("There is no such run");
  expect(deskOf(api.runtime).executions.working.size).toBe(0);
  const kept = await api.database.db.select().from(messages).where(eq(messages.flowId, flow));
  expect(kept.map(({ role }) => role)).toEqual(["userMessage", "apiMessage"]);
});

it("stopping a run stops what waits in the flows inside it, and the other way round", async () => {
  const inner = await api.makeFlow(askingFlow, { kind: "agentflow" });
  const outer = await api.makeFlow(
    {
      nodes: [
        startStep,
        stepNode("executeFlowAgentflow_0", { executeFlowSelectedFlow: inner, executeFlowInput: "q" }),
        replyStep("0", "end"),
      ],
      edges: [
        stepWire("startAgentflow_0", "executeFlowAgentflow_0"),
        stepWire("executeFlowAgentflow_0", "directReplyAgentflow_0"),
      ],
    },
    { kind: "agentflow" },
  );
  const { executionId } = await ask(outer, { question: "q" });
  await mine.abort({ id: executionId });
  expect((await mine.list({ flowId: inner })).items).toMatchObject([{ status: "aborted", nested: true }]);

  const again = await ask(outer, { question: "q" });
  const [waits] = (await mine.list({ flowId: inner })).items;
  expect(await mine.abort({ id: waits?.id ?? "" })).toEqual({ aborted: true });
  expect(await mine.get({ id: again.executionId })).toMatchObject({ status: "aborted", waiting: [] });
});
