import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executions } from "@/server/data/schema/executions";
import { startWebServer } from "@/server/nodes/agentflow/testing/web-server";
import { takeUpAll } from "@/server/services/executions/take-up-all";
import { serverStopped } from "@/server/services/runs/active-runs";
import { deskOf } from "./desk-of";
import { replyStep, startStep, stepNode, stepWire } from "./testing/asking-flow";
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

const ask = async (flow: string) => {
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ question: "q" }),
  });
  return (await response.json()) as { executionId: string };
};

/** A web server that answers when it is told to. */
async function patientServer() {
  const held: (() => void)[] = [];
  const server = await startWebServer(() => new Promise((resolve) => void held.push(() => resolve({ body: "done" }))));
  return {
    ...server,
    async asked(times: number) {
      while (server.requests.length < times) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    answer: () => held.shift()?.(),
  };
}

//   start ─▶ http 0 ─▶ reply
//        └─▶ http 1
const busy = (origin: string) =>
  api.makeFlow(
    {
      nodes: [
        startStep,
        stepNode("httpAgentflow_0", { method: "GET", url: `${origin}/0` }, { label: "Ask the mill" }),
        stepNode("httpAgentflow_1", { method: "GET", url: `${origin}/1` }),
        replyStep("0", "ready"),
      ],
      edges: [
        stepWire("startAgentflow_0", "httpAgentflow_0"),
        stepWire("startAgentflow_0", "httpAgentflow_1"),
        stepWire("httpAgentflow_0", "directReplyAgentflow_0"),
      ],
    },
    { kind: "agentflow" },
  );

describe("a run under way", () => {
  it("shows which of its steps work now and since when, to whoever looks", async () => {
    const mill = await patientServer();
    const flow = await busy(mill.origin);
    const answer = ask(flow);
    await mill.asked(2);
    const [listed] = (await mine.list({ flowId: flow })).items;
    const id = listed?.id ?? "";
    const { open, trace } = await mine.get({ id });
    expect(open).toMatchObject([
      { visitId: 2, nodeId: "httpAgentflow_0", label: "Ask the mill", holds: false },
      { visitId: 3, nodeId: "httpAgentflow_1" },
    ]);
    expect(open[0]?.since).toEqual(trace[0]?.createdAt);
    const { token } = await mine.share({ id, on: true });
    const shared = memberCaller(api, null).executions.shared({ token: token ?? "" });
    expect((await shared).open).toEqual(open);
    mill.answer();
    mill.answer();
    await answer;
    expect(await mine.get({ id })).toMatchObject({ status: "finished", open: [], takenUp: [] });
    await mill.close();
  });

  it("shows the iteration whose rounds go on, and the step of the round", async () => {
    const mill = await patientServer();
    const flow = await api.makeFlow(
      {
        nodes: [
          startStep,
          stepNode("iterationAgentflow_0", { iterationInput: '["a","b"]' }),
          stepNode("httpAgentflow_0", { method: "GET", url: mill.origin }, { parentId: "iterationAgentflow_0" }),
        ],
        edges: [stepWire("startAgentflow_0", "iterationAgentflow_0")],
      },
      { kind: "agentflow" },
    );
    const answer = ask(flow);
    await mill.asked(1);
    const [listed] = (await mine.list({ flowId: flow })).items;
    const { open } = await mine.get({ id: listed?.id ?? "" });
    expect(open.map(({ nodeId, holds }) => [nodeId, holds])).toEqual([
      ["iterationAgentflow_0", true],
      ["httpAgentflow_0", false],
    ]);
    mill.answer();
    await mill.asked(2);
    mill.answer();
    await answer;
    await mill.close();
  });

  it("says after its process has died when it was taken up, and which steps were run again", async () => {
    const mill = await patientServer();
    const flow = await busy(mill.origin);
    const answer = ask(flow);
    await mill.asked(2);
    const { db } = api.database;
    const desk = deskOf(api.runtime);
    const [row] = await db.select().from(executions).where(eq(executions.flowId, flow));
    const id = row?.id ?? "";
    desk.active.abortRun(id, serverStopped);
    await answer;
    const stop = takeUpAll(desk);
    await mill.asked(4);
    const detail = await mine.get({ id });
    expect(detail.takenUp).toEqual([{ at: expect.any(String), visits: [2, 3] }]);
    expect(detail.open.map(({ visitId }) => visitId)).toEqual([2, 3]);
    for (let n = 0; n < 4; n += 1) mill.answer();
    while ((await mine.get({ id })).status !== "finished") await new Promise((resolve) => setTimeout(resolve, 20));
    stop();
    await mill.close();
  });
});
