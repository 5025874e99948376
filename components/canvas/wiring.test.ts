import { describe, expect, test } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { edgeId, type FlowDocument, type FlowNode } from "@/domain/flow/flow-document";
import { chooseOutput, drawWire, drawnOutputs, fittingEnds, fittingHandle, judge, wireInputsOf } from "./wiring";

const spec = (name: string, over: Partial<NodeSpec>): NodeSpec => ({
  ...{
    name,
    version: 1,
    label: name,
    description: "",
    category: "Chains",
    icon: "",
    flows: ["chatflow"],
    provides: [],
    inputs: {},
  },
  ...over,
});
const model = spec("model", { provides: ["Model"], category: "Chat Models" });
const memory = spec("memory", { provides: ["Memory"], category: "Memory" });
const chain = spec("chain", {
  outputs: [
    { name: "chain", label: "Chain", provides: ["Chain"] },
    { name: "text", label: "Text", provides: ["string", "json"] },
  ],
  inputs: {
    memory: { type: "slot", accepts: "Memory", label: "Memory", optional: true },
    model: { type: "slot", accepts: "Model", label: "Model" },
    kind: { type: "boolean", label: "Kind" },
    values: { type: "json", accepts: "json", label: "Values", show: { kind: true } },
  },
});
const note = spec("note", { provides: ["Note"], note: true });
const specs = specLookup([model, memory, chain, note]);

const node = (id: string, over: Partial<FlowNode> = {}): FlowNode => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id, version: 1, position: { x: 0, y: 0 }, inputs: {} },
  ...over,
});
const out = (nodeId: string, handle: string) => ({ nodeId, handle, side: "source" as const });
const into = (nodeId: string, handle: string) => ({ nodeId, handle, side: "target" as const });
const wire = (source: string, sourceHandle: string, target: string, targetHandle: string) => {
  const ends = { source, sourceHandle, target, targetHandle };
  return { id: edgeId(ends), ...ends };
};
const flow: FlowDocument = { nodes: [node("model_0"), node("memory_0"), node("chain_0"), node("note_0")], edges: [] };

describe("ends of wires", () => {
  test("hidden inputs and notes have none", () => {
    expect(wireInputsOf(chain, node("chain_0")).map((input) => input.name)).toEqual(["memory", "model"]);
    expect(wireInputsOf(chain, node("chain_0", { inputs: { kind: true } })).map((input) => input.name)).toContain(
      "values",
    );
    expect(drawnOutputs(note, node("note_0"))).toEqual([]);
  });

  test("a chatflow node draws its chosen output, the first when none was chosen", () => {
    expect(drawnOutputs(chain, {}).map((output) => output.name)).toEqual(["chain"]);
    expect(drawnOutputs(chain, { output: "text" }).map((output) => output.name)).toEqual(["text"]);
  });

  test("only what fits is offered, from either side", () => {
    expect(fittingEnds(flow, specs, out("model_0", "model"))).toEqual([into("chain_0", "model")]);
    expect(fittingEnds(flow, specs, into("chain_0", "memory"))).toEqual([out("memory_0", "memory")]);
  });

  test("two outputs are refused with a sentence", () => {
    expect(judge(flow, specs, out("model_0", "model"), out("memory_0", "memory"))).toMatchObject({ ok: false });
  });
});

describe("drawing wires", () => {
  test("a misfit draws nothing", () => {
    expect(drawWire(flow, specs, wire("model_0", "model", "chain_0", "memory"))).toBe(flow);
  });

  test("a wire from an output that was not chosen chooses it", () => {
    const two = { ...flow, nodes: [...flow.nodes, node("chain_1", { inputs: { kind: true } })] };
    const drawn = drawWire(two, specs, wire("chain_0", "text", "chain_1", "values"));
    expect(drawn.nodes.find((each) => each.id === "chain_0")?.output).toBe("text");
    expect(drawn.edges).toHaveLength(1);
  });

  test("choosing an output drops the wires its targets do not take", () => {
    const two = { ...flow, nodes: [...flow.nodes, node("chain_1", { inputs: { kind: true } })] };
    const drawn = drawWire(two, specs, wire("chain_0", "text", "chain_1", "values"));
    expect(chooseOutput(drawn, specs, "chain_0", "chain").edges).toEqual([]);
  });

  test("a new node is wired at its required input first", () => {
    expect(fittingHandle(flow, specs, out("model_0", "model"), chain)).toBe("model");
    expect(fittingHandle(flow, specs, into("chain_0", "model"), model)).toBe("model");
    expect(fittingHandle(flow, specs, into("chain_0", "model"), memory)).toBeUndefined();
    expect(fittingHandle(flow, specs, into("chain_0", "model"), note)).toBeUndefined();
  });
});
