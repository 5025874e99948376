import type { FlowDocument } from "../flow/flow-document";
import type { SavedTool } from "./saved-tool";

type Parts = Pick<SavedTool, "name" | "description" | "schema" | "func">;

/** A document with the tools written into the nodes that name them, for places that have no tools of their own. */
export function withTools(document: FlowDocument, tools: ReadonlyMap<string, Parts>): FlowDocument {
  if (tools.size === 0) return document;
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, inputs: record(written(node.inputs, tools)) })),
  };
}

function written(value: unknown, tools: ReadonlyMap<string, Parts>): unknown {
  if (Array.isArray(value)) return value.map((item) => written(item, tools));
  if (typeof value !== "object" || value === null) return value;
  const inside = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, written(item, tools)]));
  const tool = typeof inside["selectedTool"] === "string" ? tools.get(inside["selectedTool"]) : undefined;
  if (!tool) return inside;
  const { selectedTool: _chosen, ...own } = inside;
  const parts = {
    ...{ customToolName: tool.name, customToolDesc: tool.description },
    ...{ customToolSchema: tool.schema, customToolFunc: tool.func },
  };
  return {
    ...parts,
    ...Object.fromEntries(Object.entries(own).filter(([key, item]) => !(key in parts) || filled(item))),
  };
}

const filled = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
