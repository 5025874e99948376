import { useMemo } from "react";
import { arrayRows } from "@/domain/catalogue/array-rows";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvasStore } from "@/components/canvas/canvas-context";
import { setBranchRows, setInputs } from "@/components/canvas/edits";
import type { FieldPlace } from "./field-props";
import { FieldRow } from "./field-row";

/** The node's own inputs as the place that its fields stand in. */
export function useNodePlace(node: FlowNode, spec: NodeSpec): FieldPlace {
  const store = useCanvasStore();
  return useMemo(() => {
    const branches = spec.step?.branches;
    const field = branches?.kind === "rows" ? spec.inputs[branches.input] : undefined;
    const branching = field?.type === "array" && branches?.kind === "rows" ? branches.input : undefined;
    return {
      path: "",
      input: undefined,
      values: node.inputs,
      fields: spec.inputs,
      change: (values) =>
        store.edit(
          (document) => setInputs(document, node.id, values),
          `input/${node.id}/${Object.keys(values).join()}`,
        ),
      changeBranches: (name, rows, origins) => {
        const before = field?.type === "array" ? arrayRows(field, node.inputs[name]).length : 0;
        store.edit((document) =>
          name === branching
            ? setBranchRows(document, node.id, { name, rows, origins, before })
            : setInputs(document, node.id, { [name]: rows }),
        );
      },
      Row: FieldRow,
      owner: {
        name: node.name,
        credentialId: node.credentialId,
        values: () => store.getState().document.nodes.find((each) => each.id === node.id)?.inputs ?? {},
      },
    };
  }, [store, node, spec]);
}
