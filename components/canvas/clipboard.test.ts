import { describe, expect, test } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { edgeId, emptyFlow, type FlowDocument, type FlowNode } from "@/domain/flow/flow-document";
import { copyNodes, cornerBelow, looksLikeFlow, pasteNodes } from "./clipboard";

const spec = (name: string, over: Partial<NodeSpec>): NodeSpec => ({
  ...{
    name,
    version: 1,
    label: name,
    description: "",
    category: "Chains",
    icon: "",
    flows: ["chatflow"],
    provides: [name],
    inputs: {},
  },
  ...over,
});
const specs = specLookup([
  spec("model", { inputs: { key: { type: "password", label: "Key" }, size: { type: "number", label: "Size" } } }),
  spec("chain", { inputs: { model: { type: "slot", label: "Model", accepts: "model" } } }),
]);
const node = (id: string, over: Partial<FlowNode> = {}): FlowNode => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id, version: 1, position: { x: 0, y: 0 }, inputs: {} },
  ...over,
});
const wire = { source: "model_0", sourceHandle: "model", target: "chain_0", targetHandle: "model" };
const document: FlowDocument = {
  nodes: [node("model_0", { inputs: { key: "s3cret", size: 4 }, credentialId: "c1" }), node("chain_0")],
  edges: [{ id: edgeId(wire), ...wire }],
};
const both = new Set(["model_0", "chain_0"]);
const paste = (into: FlowDocument, text: string, kind: "chatflow" | "agentflow" = "chatflow") =>
  pasteNodes(into, { text, kind, specs, center: { x: 100, y: 100 } });

describe("copying and pasting nodes", () => {
  test("the text is a flow file without secrets", () => {
    const text = copyNodes(document, specs, both) ?? "";
    expect(looksLikeFlow(text)).toBe(true);
    expect(text).not.toContain("s3cret");
    expect(text).not.toContain("c1");
  });

  test("on this page a copy keeps everything, and each paste stands beside the one before", () => {
    const text = copyNodes(document, specs, both) ?? "";
    const once = paste(document, text);
    if (!once.ok) throw new Error(once.reason);
    const twice = paste(once.document, text);
    if (!twice.ok) throw new Error(twice.reason);
    expect(once.document.nodes[2]).toMatchObject({
      id: "model_1",
      inputs: { key: "s3cret", size: 4 },
      credentialId: "c1",
      position: { x: 40, y: 40 },
    });
    expect(twice.document.nodes[4]).toMatchObject({ id: "model_2", position: { x: 80, y: 80 } });
    expect(twice.document.edges).toHaveLength(3);
  });

  test("a file from elsewhere goes to the middle of what one sees", () => {
    const text = copyNodes(document, specs, both) ?? "";
    const elsewhere = paste(emptyFlow, text.replace('"size": 4', '"size": 5'));
    if (!elsewhere.ok) throw new Error(elsewhere.reason);
    const model = elsewhere.document.nodes.find(({ id }) => id === "model_0");
    expect(model).toMatchObject({ position: { x: 100, y: 100 }, inputs: { size: 5 } });
    expect(elsewhere.document.edges).toHaveLength(1);
  });

  test("an imported file stands below what is there", () => {
    const sizes = new Map([["chain_0", { width: 280, height: 200 }]]);
    expect(cornerBelow(document, sizes)).toEqual({ x: 0, y: 320 });
    expect(cornerBelow(emptyFlow, sizes)).toEqual({ x: 0, y: 0 });
    const text = (copyNodes(document, specs, both) ?? "").replace('"size": 4', '"size": 6');
    const pasted = pasteNodes(document, {
      text,
      kind: "chatflow",
      specs,
      center: { x: 0, y: 0 },
      corner: { x: 7, y: 320 },
    });
    expect(pasted.ok && pasted.document.nodes[2]?.position).toEqual({ x: 7, y: 320 });
  });

  test("what cannot be pasted is refused with a sentence", () => {
    expect(paste(emptyFlow, '{"nodes":')).toMatchObject({ ok: false });
    const step =
      '{"nodes":[{"id":"llmAgentflow_0","type":"agentFlow","position":{"x":0,"y":0},"data":{"id":"llmAgentflow_0","name":"llmAgentflow","label":"LLM","category":"Agent Flows"}}],"edges":[]}';
    expect(paste(emptyFlow, step)).toMatchObject({
      ok: false,
      reason: expect.stringContaining("agentflow steps") as unknown,
    });
    expect(paste(emptyFlow, step, "agentflow")).toMatchObject({ ok: true });
  });

  test("nothing selected leaves the clipboard alone", () => {
    expect(copyNodes(document, specs, new Set())).toBeUndefined();
  });
});
