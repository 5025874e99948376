import { arrayRows } from "@/domain/catalogue/array-rows";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";

/** A flow as people outside the workspace may see it drawn. */
export interface BareDrawing {
  document: FlowDocument;
  /** Of the nodes in it. */
  specs: NodeSpec[];
}

/** Names, icons and wires, and nothing of what anything is set to. Remarks are left out: they are for the workspace. */
export function bareDrawing({ nodes, edges, viewport }: FlowDocument, specs: SpecLookup): BareDrawing {
  const shown = nodes.filter(({ name }) => !specs.get(name)?.note);
  const names = new Set(shown.map(({ name }) => name));
  return {
    document: {
      nodes: shown.map((node) => bareNode(node, shown, specs.get(node.name))),
      edges: edges.map(({ id, source, sourceHandle, target, targetHandle }) => ({
        ...{ id, source, sourceHandle, target, targetHandle },
      })),
      ...(viewport && { viewport }),
    },
    specs: [...names].flatMap((name) => {
      const { summary: _says, ...spec } = specs.get(name) ?? {};
      return "name" in spec ? [spec] : [];
    }),
  };
}

function bareNode(node: FlowNode, nodes: readonly FlowNode[], spec: NodeSpec | undefined): FlowNode {
  const { id, name, label, version, position, size, parentId, inputs } = node;
  return {
    ...{ id, name, label, version, position, inputs: { ...waysOf(inputs, spec), ...wayBack(inputs, nodes, spec) } },
    ...(size && { size }),
    ...(parentId !== undefined && { parentId }),
  };
}

/** The step that a loop goes back to, which is stored as `<id>-<label>`. */
function wayBack(inputs: FlowNode["inputs"], nodes: readonly FlowNode[], spec?: NodeSpec): FlowNode["inputs"] {
  const input = spec?.step?.jumpsBy ?? "";
  const stored = inputs[input];
  const target = typeof stored === "string" ? nodes.find(({ id }) => id === stored.split("-")[0]?.trim()) : undefined;
  return target ? { [input]: `${target.id}-${target.label}` } : {};
}

/** As much as says how many ways lead on from a step. */
function waysOf(inputs: FlowNode["inputs"], spec?: NodeSpec): FlowNode["inputs"] {
  const branches = spec?.step?.branches;
  const input = branches?.kind === "rows" ? branches.input : "";
  const field = spec?.inputs[input];
  return {
    ...(field?.type === "array" && { [input]: arrayRows(field, inputs[input]).map(() => ({})) }),
    ...(inputs["stepOnError"] === "branch" && { stepOnError: "branch" }),
  };
}
