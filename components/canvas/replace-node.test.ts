import { describe, expect, it } from "vitest";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { draw, node } from "@/domain/flow/testing/draw";
import { agentSpec, modelSpec, sampleSpecs } from "@/domain/flow/testing/sample-specs";
import { stepLookup } from "@/domain/flow/testing/step-specs";
import { replaceNode } from "./replace-node";

const otherModel = {
  ...modelSpec,
  name: "otherModel",
  label: "Other Model",
  inputs: { ...modelSpec.inputs, reasoning: { type: "number", label: "Reasoning", optional: true } },
} as const;
const specs = specLookup([...sampleSpecs, otherModel]);
const flow = draw(
  [
    node("chatModel_0", {
      label: "Writer",
      inputs: { temperature: 0.1, reasoning: true, modelName: "big" },
      credentialId: "c-1",
      position: { x: 5, y: 6 },
    }),
    node("promptTemplate_0", { inputs: { promptValues: '{"a":"{{chatModel_0.data.instance}}"}' } }),
    node("llmChain_0"),
  ],
  "chatModel_0 > llmChain_0.model",
  "promptTemplate_0 > llmChain_0.prompt",
);

describe("a node that takes another's place", () => {
  const replaced = replaceNode(flow, specs, "chatModel_0", otherModel);

  it("keeps the wires, the place, the name somebody gave it, and settings of one name and kind", () => {
    expect(replaced?.lost).toBe(0);
    expect(
      replaced?.document.edges.map(({ source, target, targetHandle }) => [source, target, targetHandle]),
    ).toContainEqual(["otherModel_0", "llmChain_0", "model"]);
    expect(replaced?.document.nodes[0]).toMatchObject({
      ...{ id: "otherModel_0", name: "otherModel", label: "Writer", position: { x: 5, y: 6 }, credentialId: "c-1" },
      inputs: { temperature: 0.1, modelName: "big" },
    });
    expect(replaced?.document.nodes[0]?.inputs).not.toHaveProperty("reasoning");
  });

  it("is named where the old one was referred to", () => {
    expect(replaced?.document.nodes[1]?.inputs["promptValues"]).toBe('{"a":"{{otherModel_0.data.instance}}"}');
  });

  it("lets go of wires that it has no place for, and says how many", () => {
    const agent = replaceNode(flow, specs, "llmChain_0", agentSpec);
    expect(agent?.document.edges.map(({ source, targetHandle }) => [source, targetHandle])).toEqual([
      ["chatModel_0", "model"],
    ]);
    expect(agent?.lost).toBe(1);
  });
});

it("a step's one way on becomes the first way on of a step with branches", () => {
  const condition = stepLookup.get("conditionAgentflow");
  if (!condition) throw new Error("no condition");
  const steps = draw(
    [node("startAgentflow_0"), node("agentAgentflow_0"), node("directReplyAgentflow_0")],
    "startAgentflow_0 > agentAgentflow_0.input",
    "agentAgentflow_0 > directReplyAgentflow_0.input",
  );
  const replaced = replaceNode(steps, stepLookup, "agentAgentflow_0", condition);
  expect(replaced?.document.edges.map(({ id }) => id).toSorted()).toEqual([
    "conditionAgentflow_0-0-directReplyAgentflow_0-input",
    "startAgentflow_0-startAgentflow-conditionAgentflow_0-input",
  ]);
});
