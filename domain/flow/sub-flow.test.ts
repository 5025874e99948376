import { describe, expect, it } from "vitest";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { stepCategory, stepClass } from "@/domain/catalogue/step";
import { type SubFlow, subFlowOf } from "./sub-flow";
import { draw, node } from "./testing/draw";
import { agentStepSpec, stepSpecs } from "./testing/step-specs";
import { problemsOf } from "./validate-flow";

const executeFlow = {
  ...agentStepSpec,
  name: "executeFlowAgentflow",
  label: "Execute Flow",
  category: stepCategory,
  provides: [stepClass],
  inputs: { ...agentStepSpec.inputs, agentModel: { type: "string", label: "Model", optional: true } },
} as const;
const specs = specLookup([...stepSpecs, executeFlow]);
const step = (id: string, inputs = {}, over = {}) => node(id, { label: id, inputs, ...over });
const start = step("startAgentflow_0");
const reply = step("directReplyAgentflow_0", { directReplyMessage: "Done" });
const agent = (n: number, inputs = {}, over = {}) => step(`agentAgentflow_${String(n)}`, inputs, over);

//   start ─▶ agent 0 ─▶ agent 1 ─▶ reply
const line = (first = {}, second = {}, said = "Done") =>
  draw(
    [
      start,
      agent(0, first, { position: { x: 300, y: 50 } }),
      agent(1, second, { position: { x: 600, y: 50 } }),
      step("directReplyAgentflow_0", { directReplyMessage: said }),
    ],
    "startAgentflow_0 > agentAgentflow_0.input",
    "agentAgentflow_0 > agentAgentflow_1.input",
    "agentAgentflow_1 > directReplyAgentflow_0.input",
  );
const both = new Set(["agentAgentflow_0", "agentAgentflow_1"]);

function taken(choice: ReturnType<typeof subFlowOf>): SubFlow {
  if (!choice.ok) throw new Error(choice.reason);
  return choice;
}
const refusal = (...given: Parameters<typeof subFlowOf>) => {
  const choice = subFlowOf(...given);
  return choice.ok ? "" : choice.reason;
};

describe("steps that become a flow", () => {
  it("begin there after a Start, with their wires", () => {
    const { inner } = taken(subFlowOf(line(), specs, both));
    expect(inner.nodes.map(({ id }) => id)).toEqual(["startAgentflow_0", "agentAgentflow_0", "agentAgentflow_1"]);
    expect(inner.edges.map(({ source, target }) => `${source} ${target}`)).toEqual([
      "startAgentflow_0 agentAgentflow_0",
      "agentAgentflow_0 agentAgentflow_1",
    ]);
    expect(problemsOf(inner, specs, "agentflow").filter(({ input }) => input !== "agentModel")).toEqual([]);
  });

  it("leave one step in their place, wired as they were", () => {
    const { document, stepId } = taken(subFlowOf(line(), specs, both)).outer({ id: "flow-1", label: "Research" });
    expect(document.nodes.map(({ id }) => id)).toEqual(["startAgentflow_0", "directReplyAgentflow_0", stepId]);
    expect(document.nodes[2]).toMatchObject({
      label: "Research",
      position: { x: 300, y: 50 },
      inputs: { executeFlowSelectedFlow: "flow-1", executeFlowInput: "{{question}}" },
    });
    expect(document.edges.map(({ source, target }) => `${source} ${target}`)).toEqual([
      `startAgentflow_0 ${stepId}`,
      `${stepId} directReplyAgentflow_0`,
    ]);
  });

  it("take along what lies in a container", () => {
    const flow = draw(
      [start, step("iterationAgentflow_0"), agent(0, {}, { parentId: "iterationAgentflow_0" })],
      "startAgentflow_0 > iterationAgentflow_0.input",
    );
    const { inner } = taken(subFlowOf(flow, specs, new Set(["iterationAgentflow_0"])));
    expect(inner.nodes.map(({ id, parentId }) => [id, parentId])).toContainEqual([
      "agentAgentflow_0",
      "iterationAgentflow_0",
    ]);
  });
});

describe("steps stay where they are", () => {
  it("when Start is among them, or nothing is", () => {
    expect(refusal(line(), specs, new Set(["startAgentflow_0"]))).toMatch(/^Start belongs to this flow/);
    expect(refusal(line(), specs, new Set())).toMatch(/^Select the steps/);
  });

  it("when they have two beginnings or two ways out", () => {
    const fork = draw(
      [start, agent(0), agent(1), reply],
      "startAgentflow_0 > agentAgentflow_0.input",
      "startAgentflow_0 > agentAgentflow_1.input",
      "agentAgentflow_0 > directReplyAgentflow_0.input",
      "agentAgentflow_1 > directReplyAgentflow_0.input",
    );
    expect(refusal(fork, specs, both)).toMatch(/more than one of these steps/);
    const branches = draw(
      [start, step("conditionAgentflow_0"), agent(0), reply],
      "startAgentflow_0 > conditionAgentflow_0.input",
      "conditionAgentflow_0.0 > agentAgentflow_0.input",
      "conditionAgentflow_0.1 > directReplyAgentflow_0.input",
    );
    expect(refusal(branches, specs, new Set(["conditionAgentflow_0"]))).toMatch(/Different ways lead out/);
  });

  it("when a loop would lead from one flow to the other", () => {
    const flow = draw(
      [start, agent(0), step("loopAgentflow_0", { loopBackToNode: "agentAgentflow_0-agent" })],
      "startAgentflow_0 > agentAgentflow_0.input",
      "agentAgentflow_0 > loopAgentflow_0.input",
    );
    expect(refusal(flow, specs, new Set(["loopAgentflow_0"]))).toMatch(/^A loop leads across/);
  });

  it("when they use what stays behind, are used by it, or share state", () => {
    const message = (content: string) => ({ agentMessages: [{ role: "system", content }] });
    expect(
      refusal(line({}, message("{{agentAgentflow_0.output.content}}")), specs, new Set(["agentAgentflow_1"])),
    ).toBe("“agentAgentflow_1” uses what “agentAgentflow_0” gave, and they would be in two flows.");
    expect(refusal(line({}, {}, "It said {{agentAgentflow_1}}"), specs, both)).toBe(
      "“directReplyAgentflow_0” uses what “agentAgentflow_1” gave, and they would be in two flows.",
    );
    expect(refusal(line(message("{{$flow.state.topic}}")), specs, both)).toMatch(/reads the flow's state/);
    expect(refusal(line({ agentUpdateState: [{ key: "a", value: "b" }] }), specs, both)).toMatch(
      /changes the flow's state/,
    );
    expect(refusal(line(message("{{$form.name}}")), specs, both)).toMatch(/what this flow began with/);
  });
});
