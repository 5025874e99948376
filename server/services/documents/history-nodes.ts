import type { Field } from "@/domain/catalogue/field";
import type { FlowNode } from "@/domain/flow/flow-document";
import type { NodeDefinition } from "@/server/nodes/define-node";

export interface HistoryNode {
  label: string;
  name: string;
  category: string;
  id: string;
  paramValues: { label: string; name: string; type: string; value: unknown }[];
}

const longestValue = 500;

/** How the nodes of an upsert were set, without secrets and without the files themselves. */
export const historyNodes = (
  order: readonly { node: Pick<FlowNode, "id" | "label" | "name" | "inputs">; definition: NodeDefinition }[],
): HistoryNode[] =>
  order.map(({ node, definition }) => ({
    ...{ label: node.label, name: node.name, category: definition.category, id: node.id },
    paramValues: Object.entries(definition.inputs).flatMap(([name, field]) => {
      const value = shown(field, node.inputs[name]);
      return value === undefined || value === "" ? [] : [{ label: field.label, name, type: field.type, value }];
    }),
  }));

function shown(field: Field, value: unknown): unknown {
  if (field.type === "slot" || field.type === "password") return undefined;
  if (typeof value !== "string") return value;
  if (field.type === "file") return fileNames(value);
  return value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
}

const fileNames = (value: string): string =>
  [...value.matchAll(/,filename:([^"\]]*)/g)].map(([, name]) => name).join(", ");
