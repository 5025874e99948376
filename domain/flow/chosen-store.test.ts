import { expect, test } from "vitest";
import type { NodeSpec } from "../catalogue/node-spec";
import { chosenStore } from "./chosen-store";
import type { FlowNode } from "./flow-document";

const spec = (name: string, category: string): NodeSpec => ({
  ...{ name, category, label: name, version: 1, description: "", icon: "x.svg", provides: [], inputs: {} },
  flows: ["chatflow"],
});
const specs = new Map([
  ["faiss", spec("faiss", "Vector Stores")],
  ["documentStoreVS", spec("documentStoreVS", "Vector Stores")],
  ["llmChain", spec("llmChain", "Chains")],
]);
const node = (id: string, inputs: Record<string, unknown> = {}): FlowNode => ({
  ...{ id, label: id, inputs, name: id.replace(/_\d+$/, ""), version: 1, position: { x: 0, y: 0 } },
});
const choose = (nodes: FlowNode[], ...asked: string[]) => {
  const chosen = chosenStore({ nodes, edges: [] }, specs, asked);
  return chosen.found ? chosen.node.id : chosen.reason;
};
const several = "There are multiple vector nodes, please provide stopNodeId in body request";

test("the only store is filled, or the one that is asked for", () => {
  expect(choose([node("llmChain_0"), node("faiss_0")])).toBe("faiss_0");
  expect(choose([node("faiss_0"), node("faiss_1")], "faiss_1")).toBe("faiss_1");
});

test("a document store is never filled by a flow", () => {
  expect(choose([node("documentStoreVS_0"), node("faiss_0")])).toBe("faiss_0");
  expect(choose([node("documentStoreVS_0")])).toBe("No vector node found");
});

test("of several the one that takes callers' files is filled", () => {
  expect(choose([node("faiss_0"), node("faiss_1", { fileUpload: true })])).toBe("faiss_1");
});

test("otherwise it is said why none is", () => {
  expect(choose([node("llmChain_0")])).toBe("No vector node found");
  expect(choose([node("faiss_0")], "llmChain_0")).toBe("No vector node found");
  expect(choose([node("faiss_0"), node("faiss_1")])).toBe(several);
  const both = [node("faiss_0", { fileUpload: true }), node("faiss_1", { fileUpload: "true" })];
  expect(choose(both)).toBe("Multiple vector store nodes with fileUpload enabled");
});
