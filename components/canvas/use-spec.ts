import { useMemo } from "react";
import { useShallow } from "zustand/shallow";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { placeholderSpec } from "@/domain/catalogue/placeholder-spec";
import { withStepOutputs } from "@/domain/catalogue/step-outputs";
import type { FlowEdge, FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCatalogue } from "./canvas-context";
import { wiresFrom, wiresInto } from "./edge-index";

const none: readonly FlowEdge[] = [];

/** Wires at either side of a node. The list changes only when one of them does. */
export function useNodeWires(id: string): { into: readonly FlowEdge[]; from: readonly FlowEdge[] } {
  const into = useCanvas(useShallow((state) => wiresInto(state.document.edges, id)));
  const from = useCanvas(useShallow((state) => wiresFrom(state.document.edges, id)));
  return useMemo(() => ({ into, from }), [into, from]);
}

/** The node's spec as it is set, or one made up from its file when this server lacks the node. */
export function useSpec(node: FlowNode): NodeSpec {
  const known = useCatalogue().specs.get(node.name);
  const { into, from } = useNodeWires(node.id);
  return useMemo(
    () =>
      known
        ? withStepOutputs(known, node.inputs)
        : placeholderSpec(node, into.length + from.length === 0 ? none : [...into, ...from]),
    [known, node, into, from],
  );
}
