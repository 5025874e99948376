import { createServer, type Server } from "node:http";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { takeUp } from "@/server/services/executions/take-up";
import { takeUpAll } from "@/server/services/executions/take-up-all";
import { saveFlow } from "@/server/services/flows/save-flow";
import { deskOf } from "./desk-of";
import { createNodeDoor } from "./node-door";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
let model: ModelServer;
beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  key = await api.makeKey(["predict"]);
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const node = (id: string, inputs: Record<string, unknown> = {}): FlowNode => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id, version: 1, position: { x: 0, y: 0 }, inputs },
});
const wire = (source: string, target: string, sourceHandle = source.replace(/_\d+$/, "")) => ({
  ...{ id: `${source}-${sourceHandle}-${target}`, source, sourceHandle, target, targetHandle: "input" },
});

const post = async (id: string, body: object, origin = api.origin): Promise<Record<string, unknown>> => {
  const response = await fetch(`${origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
};
const rowOf = async (id: unknown) => {
  const [row] = await api.database.db
    .select()
    .from(executions)
    .where(eq(executions.id, String(id)));
  if (!row) throw new Error("There is no such run.");
  return row;
};

describe("weeks later", () => {
  //   start ─▶ human ─proceed─▶ reply
  const asking = (said: string): FlowDocument => ({
    nodes: [
      node("startAgentflow_0"),
      node("humanInputAgentflow_0", { humanInputDescriptionType: "fixed", humanInputDescription: "Send it?" }),
      node("directReplyAgentflow_0", { directReplyMessage: said }),
    ],
    edges: [
      wire("startAgentflow_0", "humanInputAgentflow_0"),
      wire("humanInputAgentflow_0", "directReplyAgentflow_0", "0"),
    ],
  });
  // Since then the question is gone, and the answer is another.
  const changed: FlowDocument = {
    nodes: [node("startAgentflow_0"), node("directReplyAgentflow_0", { directReplyMessage: "new" })],
    edges: [wire("startAgentflow_0", "directReplyAgentflow_0")],
  };

  it("a run that waits goes on as its flow was then, whatever the flow has become and whoever serves it", async () => {
    const flow = await api.makeFlow(asking("old"), { kind: "agentflow" });
    const { chatId, executionId } = await post(flow, { question: "q" });
    expect(await rowOf(executionId)).toMatchObject({ status: "paused" });
    const longAgo = new Date(Date.now() - 40 * 24 * 3_600_000);
    await api.database.db
      .update(executions)
      .set({ createdAt: longAgo, updatedAt: longAgo, heartbeatAt: longAgo, waitingSince: longAgo })
      .where(eq(executions.id, String(executionId)));
    await saveFlow(api.workspace.owner, { id: flow, document: changed, baseNumber: 1, publish: true });
    const another = await anotherServer();
    expect((await post(flow, { question: "q" }, another.origin))["text"]).toBe("new");
    const answer = await post(flow, { chatId, humanInput: { type: "proceed" } }, another.origin);
    expect(answer).toMatchObject({ text: "old", executionId });
    await another.close();
  });

  /** Serves the same database, and knows nothing of what the first server keeps ready. */
  async function anotherServer() {
    const handle = createNodeDoor({ ...api.runtime });
    const server = createServer((request, response) => void handle(request, response));
    return { origin: await listen(server), close: () => closed(server) };
  }
});

describe("a stopped run", () => {
  //          ┌▶ LLM
  //   start ─┼▶ HTTP
  //          └▶ tool
  const busy = (outside: string, credential: string): FlowDocument => ({
    nodes: [
      node("startAgentflow_0"),
      node("llmAgentflow_0", {
        ...{ llmModel: "chatOpenAI", llmUserMessage: "{{question}}" },
        llmModelConfig: { credential, modelName: "m", basepath: `${model.origin}/v1`, streaming: true },
      }),
      node("httpAgentflow_0", { method: "POST", url: `${outside}/http`, bodyType: "raw", body: "x" }),
      node("toolAgentflow_0", {
        ...{ toolAgentflowSelectedTool: "requestsPost", toolInputArgs: [] },
        toolAgentflowSelectedToolConfig: { requestsPostUrl: `${outside}/tool` },
      }),
    ],
    edges: ["llmAgentflow_0", "httpAgentflow_0", "toolAgentflow_0"].map((id) => wire("startAgentflow_0", id)),
  });

  it("hangs up on its models, its tools and its requests within a second", async () => {
    model.script({ hang: true });
    const hungUp: Promise<unknown>[] = [];
    const outside = createServer((request, response) => {
      request.resume();
      hungUp.push(new Promise((resolve) => response.on("close", resolve)));
    });
    const values = { openAIApiKey: "sk-test" };
    const { id } = await createCredential(api.workspace.owner, { name: "Key", type: "openAIApi", values });
    const flow = await api.makeFlow(busy(await listen(outside), id), { kind: "agentflow" });
    const asked = post(flow, { question: "q", chatId: "stopped" });
    await until(() => hungUp.length === 2 && model.requests.length === 1);
    const began = performance.now();
    await fetch(`${api.origin}/api/v1/chatmessage/abort/${flow}/stopped`, {
      ...{ method: "PUT", headers: { authorization: `Bearer ${key}` } },
    });
    await Promise.all([...hungUp, model.requests[0]?.hungUp, asked]);
    expect(performance.now() - began).toBeLessThan(1_000);
    const [row] = await api.database.db.select().from(executions).where(eq(executions.flowId, flow));
    expect(row).toMatchObject({ status: "aborted", owner: null });
    await closed(outside);
  });
});

describe("a run that is under way has somebody who works on it", () => {
  const short: FlowDocument = {
    nodes: [node("startAgentflow_0"), node("directReplyAgentflow_0", { directReplyMessage: "said {{question}}" })],
    edges: [wire("startAgentflow_0", "directReplyAgentflow_0")],
  };
  const mark = (scope: string) => JSON.stringify({ pid: 2 ** 22 + 1, started: "1", scope });
  const own = () => deskOf(api.runtime).executions.owner;
  const here = (): string => String(JSON.parse(own()).scope);

  /** A run as its process left it when it was cut off before its first step had ended. */
  async function leftBy(owner: string | null, saidMsAgo: number): Promise<string> {
    const flow = await api.makeFlow(short, { kind: "agentflow" });
    const { executionId } = await post(flow, { question: "q" });
    const id = String(executionId);
    const { db } = api.database;
    const [first] = await db
      .select()
      .from(executionSteps)
      .where(eq(executionSteps.executionId, id))
      .orderBy(executionSteps.seq);
    await db.delete(executionSteps).where(eq(executionSteps.executionId, id));
    const heartbeatAt = new Date(Date.now() - saidMsAgo);
    await db
      .update(executions)
      .set({ frontier: first?.before, status: "running", endedAt: null, owner, heartbeatAt })
      .where(eq(executions.id, id));
    return id;
  }

  it.each<[string, () => string | null, number]>([
    ["died", () => mark(here()), 0],
    ["let go of it", () => null, 0],
    ["is on another machine and has been silent", () => mark("elsewhere"), 16_000],
    ["forgot it", own, 0],
  ])("also when the process that had it %s", async (_what, owner, silent) => {
    const id = await leftBy(owner(), silent);
    const stop = takeUpAll(deskOf(api.runtime));
    await until(async () => (await rowOf(id)).status === "finished");
    stop();
    const steps = await api.database.db.select().from(executionSteps).where(eq(executionSteps.executionId, id));
    expect(steps.map(({ visitId }) => visitId).toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  it("and only one: neither another process nor this one takes it from whoever has it", async () => {
    const desk = deskOf(api.runtime);
    const elsewhere = await leftBy(mark("elsewhere"), 1_000);
    expect(await takeUp(desk, await rowOf(elsewhere))).toBeUndefined();
    const left = await leftBy(null, 0);
    const [first, second] = await Promise.all([takeUp(desk, await rowOf(left)), takeUp(desk, await rowOf(left))]);
    expect([first, second].filter((taken) => taken === undefined)).toHaveLength(1);
    expect(await takeUp(desk, await rowOf(left))).toBeUndefined();
    await (first ?? second)?.going;
    expect(await rowOf(left)).toMatchObject({ status: "finished", interruptions: 1 });
  });
});

async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return `http://127.0.0.1:${String(address.port)}`;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
