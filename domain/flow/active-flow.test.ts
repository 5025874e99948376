import { describe, expect, it } from "vitest";
import { activeFlow } from "./active-flow";
import type { FlowDocument } from "./flow-document";
import { parseFlowise } from "./parse-flowise";
import { draw, node, wire } from "./testing/draw";
import { sampleLookup } from "./testing/sample-specs";
import { stepLookup } from "./testing/step-specs";
import { toFlowise } from "./to-flowise";
import { problemsOf } from "./validate-flow";

const off = (id: string, over = {}) => node(id, { disabled: true, ...over });
const wires = ({ edges }: FlowDocument) => edges.map(({ id }) => id);

it("a flow without switched off nodes is the same flow", () => {
  const flow = draw([node("chatModel_0"), node("llmChain_0")], "chatModel_0 > llmChain_0.model");
  expect(activeFlow(flow, sampleLookup, "chatflow")).toBe(flow);
});

describe("in a chatflow", () => {
  it("a node that is switched off counts as not wired", () => {
    const flow = draw([off("chatModel_0"), node("llmChain_0")], "chatModel_0 > llmChain_0.model");
    const active = activeFlow(flow, sampleLookup, "chatflow");
    expect(active.nodes.map(({ id }) => id)).toEqual(["llmChain_0"]);
    expect(active.edges).toEqual([]);
    expect(problemsOf(flow, sampleLookup).map(({ nodeId, input }) => [nodeId, input])).toContainEqual([
      "llmChain_0",
      "model",
    ]);
  });
});

describe("in an agentflow", () => {
  const active = (flow: FlowDocument) => wires(activeFlow(flow, stepLookup, "agentflow"));

  //   start ─▶ agent (off) ─▶ llm (off) ─▶ reply
  it("what leads to a step that is switched off leads on to what follows it", () => {
    const flow = draw(
      [node("startAgentflow_0"), off("agentAgentflow_0"), off("agentAgentflow_1"), node("directReplyAgentflow_0")],
      "startAgentflow_0 > agentAgentflow_0.input",
      "agentAgentflow_0 > agentAgentflow_1.input",
      "agentAgentflow_1 > directReplyAgentflow_0.input",
    );
    expect(active(flow)).toEqual([wire("startAgentflow_0 > directReplyAgentflow_0.input").id]);
  });

  //   start ─▶ condition (off) ─0▶ agent
  //                            ─1▶ reply
  it("a step with branches is passed over on the first that leads anywhere, and never on its error branch", () => {
    const flow = draw(
      [node("startAgentflow_0"), off("conditionAgentflow_0"), node("agentAgentflow_0"), node("directReplyAgentflow_0")],
      "startAgentflow_0 > conditionAgentflow_0.input",
      "conditionAgentflow_0.error > directReplyAgentflow_0.input",
      "conditionAgentflow_0.1 > directReplyAgentflow_0.input",
      "conditionAgentflow_0.0 > agentAgentflow_0.input",
    );
    expect(active(flow)).toEqual([wire("startAgentflow_0 > agentAgentflow_0.input").id]);
  });

  it("what lies in a container is off with it, and Start never is", () => {
    const flow = draw(
      [
        off("startAgentflow_0"),
        off("iterationAgentflow_0"),
        node("agentAgentflow_0", { parentId: "iterationAgentflow_0" }),
      ],
      "startAgentflow_0 > iterationAgentflow_0.input",
    );
    expect(activeFlow(flow, stepLookup, "agentflow").nodes.map(({ id }) => id)).toEqual(["startAgentflow_0"]);
  });

  it("a step that is switched off has no problems, and whoever refers to it is told", () => {
    const flow = draw(
      [
        node("startAgentflow_0"),
        off("agentAgentflow_0", { label: "Agent" }),
        node("directReplyAgentflow_0", {
          inputs: { directReplyMessage: "It said {{agentAgentflow_0.output.content}}" },
        }),
      ],
      "startAgentflow_0 > agentAgentflow_0.input",
      "agentAgentflow_0 > directReplyAgentflow_0.input",
    );
    expect(problemsOf(flow, stepLookup, "agentflow").map(({ nodeId, message }) => [nodeId, message])).toEqual([
      ["directReplyAgentflow_0", "{{agentAgentflow_0.output.content}} has no value, because “Agent” is switched off."],
    ]);
  });
});

it("a file remembers what is switched off and what is folded", () => {
  const flow = draw([off("chatModel_0", { collapsed: true }), node("llmChain_0")], "chatModel_0 > llmChain_0.model");
  expect(parseFlowise(toFlowise(flow, sampleLookup), sampleLookup).document).toEqual(flow);
});
