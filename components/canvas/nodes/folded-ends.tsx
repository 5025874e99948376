import { t } from "@/components/words/t";
import type { NodeSpec, OutputSpec } from "@/domain/catalogue/node-spec";
import { isStep } from "@/domain/catalogue/step";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useNodeWires } from "@/components/canvas/use-spec";
import type { WireInput } from "@/components/canvas/wiring";
import { categoryColor } from "@/components/ui/category-color";
import { stepColor } from "@/components/ui/step-color";
import { NodeHandle } from "./node-handle";

interface FoldedEndsProps {
  node: FlowNode;
  spec: NodeSpec;
  inputs: readonly WireInput[];
  outputs: readonly OutputSpec[];
}

/** The dots of a folded card, all at its middle: wires still lead to it. */
export function FoldedEnds({ node, spec, inputs, outputs }: FoldedEndsProps) {
  const { into, from } = useNodeWires(node.id);
  const color = isStep(spec) ? stepColor(spec) : categoryColor(spec.category);
  return (
    <>
      {inputs.map(({ name, field }) => {
        const filled = into.some(({ targetHandle }) => targetHandle === name);
        return (
          <NodeHandle
            key={name}
            end={{ nodeId: node.id, handle: name, side: "target" }}
            label={
              filled
                ? t("{label}, input of {label2}, connected", { label: field.label, label2: node.label })
                : t("{label}, input of {label2}", { label: field.label, label2: node.label })
            }
            {...{ color, filled: into.length > 0 }}
          />
        );
      })}
      {outputs.map(({ name, label }) => {
        const filled = from.some(({ sourceHandle }) => sourceHandle === name);
        return (
          <NodeHandle
            key={name}
            end={{ nodeId: node.id, handle: name, side: "source" }}
            label={
              filled
                ? t("{label}, output of {label2}, connected", { label, label2: node.label })
                : t("{label}, output of {label2}", { label, label2: node.label })
            }
            {...{ color, filled: from.length > 0 }}
          />
        );
      })}
    </>
  );
}
