import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startWebServer, type WebServer } from "@/server/nodes/agentflow/testing/web-server";
import { askingFlow, replyStep, startStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let web: WebServer;
let flow: string;
let mine: ReturnType<typeof memberCaller>;
beforeAll(async () => {
  api = await startApi();
  web = await startWebServer(() => ({ body: "from the web" }));
  mine = memberCaller(api, api.workspace.editor.actor);
});
beforeEach(async () => {
  web.requests.length = 0;
  flow = await api.makeFlow(fetching(web.origin), { kind: "agentflow" });
});
afterAll(() => Promise.all([api.close(), web.close()]));

//   start ─▶ http ─▶ reply
const fetching = (url: string) => ({
  nodes: [startStep, stepNode("httpAgentflow_0", { method: "GET", url }), replyStep("0", "got {{httpAgentflow_0}}")],
  edges: [stepWire("startAgentflow_0", "httpAgentflow_0"), stepWire("httpAgentflow_0", "directReplyAgentflow_0")],
});
const pinned = { content: "made up" };
const pin = (output: Record<string, unknown> | null = pinned, nodeId = "httpAgentflow_0", of = flow) =>
  mine.pins.set({ flowId: of, nodeId, output });

/** As the canvas's chat asks. */
async function askHere(id = flow, body: object = { question: "q" }) {
  const { userId } = api.workspace.editor.actor;
  const token = await api.runtime.auth.newSession({ userId, epoch: 0 });
  const cookie = `weft-session=${token}`;
  const response = await fetch(`${api.origin}/api/v1/internal-prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, "x-request-from": "internal" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { text: string; executionId: string };
}
async function askOutside() {
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await api.makeKey(["predict"])}` },
    body: JSON.stringify({ question: "q" }),
  });
  return (await response.json()) as { text: string };
}

it("stand in for steps when an editor runs the flow, which the trace says, and never for callers from outside", async () => {
  await pin();
  const here = await askHere();
  expect(here.text).toBe("got made up");
  expect(web.requests).toHaveLength(0);
  const { trace } = await mine.executions.get({ id: here.executionId });
  expect(trace.map((step) => [step.nodeId, step.pinned])).toEqual([
    ["startAgentflow_0", false],
    ["httpAgentflow_0", true],
    ["directReplyAgentflow_0", false],
  ]);
  expect((await askOutside()).text).toBe("got from the web");
  expect(web.requests).toHaveLength(1);
});

it("are kept with the flow, can be changed and taken away, and are for editors to change", async () => {
  await pin();
  await pin({ content: "made up anew", extra: [1, "\0"] });
  expect(await mine.pins.list({ flowId: flow })).toEqual([
    { nodeId: "httpAgentflow_0", output: { content: "made up anew", extra: [1, ""] } },
  ]);
  const viewer = memberCaller(api, api.workspace.viewer.actor).pins;
  expect(await viewer.list({ flowId: flow })).toHaveLength(1);
  const change = { flowId: flow, nodeId: "httpAgentflow_0", output: null };
  await expect(viewer.set(change)).rejects.toThrow();
  const stranger = memberCaller(api, api.stranger.owner.actor).pins;
  await expect(stranger.list({ flowId: flow })).rejects.toThrow("There is no such flow");
  await expect(stranger.set(change)).rejects.toThrow("There is no such flow");
  await pin(null);
  expect(await mine.pins.list({ flowId: flow })).toEqual([]);
  expect((await askHere()).text).toBe("got from the web");
});

it("have bounds, and do nothing for the beginning of a flow or a step that is not there", async () => {
  await expect(pin({ content: "x".repeat(300_000) })).rejects.toThrow("256 KB");
  await pin({ question: "another" }, "startAgentflow_0");
  await pin(pinned, "gone_0");
  const { text, executionId } = await askHere();
  expect(text).toBe("got from the web");
  const { trace } = await mine.executions.get({ id: executionId });
  expect(trace.some((step) => step.pinned)).toBe(false);
});

it("stay what they were when a run waits and goes on", async () => {
  const asking = await api.makeFlow(askingFlow, { kind: "agentflow" });
  await pin({ content: "pinned reply" }, "directReplyAgentflow_0", asking);
  const { executionId } = await askHere(asking, { question: "q" });
  await pin(null, "directReplyAgentflow_0", asking);
  await mine.executions.decide({ executionId, type: "proceed" });
  for (;;) {
    const { status, trace } = await mine.executions.get({ id: executionId });
    if (status === "finished") {
      expect(trace.at(-1)).toMatchObject({ pinned: true, item: { data: { output: { content: "pinned reply" } } } });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});
