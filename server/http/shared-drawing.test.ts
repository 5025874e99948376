import { afterAll, beforeAll, expect, it } from "vitest";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { withStepOutputs } from "@/domain/catalogue/step-outputs";
import { newId } from "@/server/platform/ids";
import { replyStep, startStep, stepNode, stepWire } from "./testing/asking-flow";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api.close());

it("a shared run draws its steps, every way on from them and its wires, and nothing of what they are set to", async () => {
  const mine = memberCaller(api, api.workspace.owner.actor).executions;
  const canary = "canary";
  const rows = [1, 2].map(() => ({ type: "string", value1: canary, operation: "equal", value2: canary }));
  const flow = await api.makeFlow(
    {
      nodes: [
        startStep,
        stepNode("conditionAgentflow_0", {
          conditions: JSON.stringify(rows),
          stepOnError: "branch",
          stepFallback: canary,
        }),
        { ...replyStep("0", canary), opaque: { prompt: canary } },
        replyStep("1", canary),
        stepNode("stickyNoteAgentflow_0", { note: canary }),
        stepNode("loopAgentflow_0", { loopBackToNode: `conditionAgentflow_0-${canary}`, fallbackMessage: canary }),
        stepNode("unheardOf_0", { secret: canary }, { opaque: { secret: canary }, credentialId: newId() }),
      ],
      edges: [
        stepWire("startAgentflow_0", "conditionAgentflow_0"),
        { ...stepWire("conditionAgentflow_0", "directReplyAgentflow_0", "0"), converse: { message: canary } },
        stepWire("conditionAgentflow_0", "directReplyAgentflow_1", "error"),
      ],
    },
    { kind: "agentflow" },
  );
  await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await api.makeKey(["predict"])}` },
    body: JSON.stringify({ question: "q" }),
  });
  const [run] = (await mine.list({ flowId: flow })).items;
  const { token } = await mine.share({ id: run?.id ?? "", on: true });
  const { drawing, ...rest } = await memberCaller(api, null).executions.shared({ token: token ?? "" });
  expect(rest.flowName).toBe("Flow");
  expect(JSON.stringify(drawing)).not.toContain(canary);
  expect(drawing?.document.nodes.map(({ label }) => label)).toEqual([
    ...["startAgentflow_0", "conditionAgentflow_0", "directReplyAgentflow_0", "directReplyAgentflow_1"],
    ...["loopAgentflow_0", "unheardOf_0"],
  ]);
  expect(drawing?.document.edges.map(({ sourceHandle }) => sourceHandle)).toEqual(["startAgentflow", "0", "error"]);
  const loop = drawing?.document.nodes.find(({ name }) => name === "loopAgentflow");
  expect(loop?.inputs).toEqual({ loopBackToNode: "conditionAgentflow_0-conditionAgentflow_0" });
  const condition = drawing?.specs.find(({ name }) => name === "conditionAgentflow");
  const drawn = drawing?.document.nodes.find(({ name }) => name === "conditionAgentflow");
  if (!condition || !drawn) throw new Error("The condition is not drawn.");
  expect(outputsOf(withStepOutputs(condition, drawn.inputs)).map(({ name }) => name)).toEqual(["0", "1", "2", "error"]);
});
