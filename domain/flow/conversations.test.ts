import { describe, expect, it } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { stepCategory, stepClass, stepInput } from "@/domain/catalogue/step";
import type { FlowDocument, FlowNode } from "./flow-document";
import { parseFlowise } from "./parse-flowise";
import { stepSpecs } from "./testing/step-specs";
import { toFlowise } from "./to-flowise";
import { problemsOf } from "./validate-flow";

const speaker = (name: string, holds = false): NodeSpec => ({
  ...{ name, version: 1, label: name, description: "", category: stepCategory, icon: "", flows: ["agentflow"] },
  ...{ provides: [stepClass], step: { color: "#000", speaks: true, ...(holds && { holds }) } },
  inputs: {
    [stepInput]: { type: "slot", label: "Input", accepts: stepClass, list: true, optional: true },
    agentName: { type: "string", label: "Name", optional: true },
    groupSpeakerSelection: { type: "string", label: "Selection", optional: true },
    groupModel: { type: "string", label: "Model", optional: true },
  },
});
const specs = specLookup([
  ...stepSpecs,
  speaker("conversableAgentAgentflow"),
  speaker("groupChatAgentflow", true),
  speaker("nestedChatAgentflow"),
]);
const kinds: Readonly<Record<string, string>> = { group: "groupChatAgentflow", nested: "nestedChatAgentflow" };

/** A flow from wires: agents by name, `group` and `nested` as what they are, `start` and `reply` as steps. */
function draw(wires: string, inside: readonly string[] = [], inputs: Record<string, Record<string, unknown>> = {}) {
  const pairs = wires.split(" ").map((wire) => wire.split(">"));
  const ids = [...new Set([...pairs.flat(), ...inside])];
  const nodes = ids.map((id): FlowNode => {
    const own = { start: "startAgentflow", reply: "directReplyAgentflow" }[id];
    return {
      ...{ id, name: own ?? kinds[id] ?? "conversableAgentAgentflow", label: id, version: 1 },
      ...{ position: { x: 0, y: 0 }, inputs: inputs[id] ?? (id === "reply" ? { directReplyMessage: "x" } : {}) },
      ...(inside.includes(id) && { parentId: "group" }),
    };
  });
  const edges = pairs.map(([source = "", target = ""], index) => {
    const sourceHandle = nodes.find(({ id }) => id === source)?.name ?? "";
    return { id: String(index), source, sourceHandle, target, targetHandle: stepInput };
  });
  return { nodes, edges } satisfies FlowDocument;
}
const said = (document: FlowDocument) =>
  problemsOf(document, specs, "agentflow").map(({ nodeId, message }) => `${nodeId ?? ""}: ${message}`);
const inTurn = { group: { groupSpeakerSelection: "round_robin" } };

describe("a conversation without problems", () => {
  it.each([
    ["of two agents, with a step after it", draw("start>user user>helper user>reply")],
    ["of a group", draw("start>user user>group", ["writer", "critic"], inTurn)],
    ["with one inside", draw("start>user user>writer writer>nested nested>critic")],
    ["one after the other", draw("start>user user>first user>second")],
  ])("%s", (_what, document) => {
    expect(said(document)).toEqual([]);
  });
});

it.each([
  ["an agent that talks to nobody", draw("start>user"), "user: It talks to nobody. Draw a wire"],
  ["a group without members", draw("start>user user>group", [], inTurn), "group: Nobody is in this group."],
  ["a group without the model it needs", draw("start>user user>group", ["a"]), "group: Choose the model that decides"],
  ["a nested chat that a step leads to", draw("start>nested nested>a"), "nested: It belongs to an agent"],
  ["a nested chat with nobody to ask", draw("start>user user>a a>nested"), "nested: Draw wires from it to whom"],
  ["a step that follows somebody who only answers", draw("start>user user>a a>reply"), "reply: “a” only answers"],
  ["an agent that only answers and yet has a wire", draw("start>user user>a a>b"), "a: It only answers here"],
  [
    "a name that stands for two",
    draw("start>user user>a user>b", [], { b: { agentName: "a" } }),
    "b: Another agent of this conversation is called “a” too.",
  ],
])("%s is told to the author", (_what, document, problem) => {
  expect(said(document)).toEqual([expect.stringContaining(problem)]);
});

it("how two agents converse survives a file", () => {
  const document = draw("start>user user>helper");
  const converse = {
    message: "Begin",
    maxTurns: 3,
    summaryMethod: "reflection_with_llm",
    summaryPrompt: "Sum up",
  } as const;
  const edges = document.edges.map((edge) => (edge.source === "user" ? { ...edge, converse } : edge));
  const file: unknown = JSON.parse(JSON.stringify(toFlowise({ ...document, edges }, specs)));
  expect(parseFlowise(file, specs).document.edges.map((edge) => edge.converse)).toEqual([undefined, converse]);
});
