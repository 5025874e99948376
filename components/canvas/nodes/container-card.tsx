import { NodeResizer, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useCanvasContext, useDrag, useReadOnly } from "@/components/canvas/canvas-context";
import { wouldHold } from "@/components/canvas/containers";
import type { CardNode } from "@/components/canvas/projection";
import { useNodeWires, useSpec } from "@/components/canvas/use-spec";
import { drawnOutputs, wireInputsOf } from "@/components/canvas/wiring";
import { cn } from "@/components/ui/cn";
import { stepColor } from "@/components/ui/step-color";
import { t } from "@/components/words/t";
import { CardHead } from "./node-card";
import { cardName, offClasses } from "./off-mark";
import { useRemeasured } from "./use-remeasured";
import { NodeHandle } from "./node-handle";
import { sameCard } from "./same-card";

/** A node that holds others, such as an iteration: its steps stand inside and move with it. */
export const ContainerCard = memo(function ContainerCard({ data: { node }, selected }: NodeProps<CardNode>) {
  const spec = useSpec(node);
  const readOnly = useReadOnly();
  const wires = useNodeWires(node.id);
  const inputs = wireInputsOf(spec, node);
  const outputs = drawnOutputs(spec, node);
  useRemeasured(node.id, [...inputs.map((input) => input.name), ...outputs.map((output) => output.name)].join("\n"));
  const color = stepColor(spec);
  const receiving = useReceiving(node.id);
  return (
    <>
      <NodeResizer isVisible={selected && !readOnly} minWidth={320} minHeight={160} />
      <article
        aria-label={cardName(node, spec)}
        className={cn(
          "relative size-full rounded-lg border border-input bg-muted/50",
          node.disabled && offClasses,
          receiving && "border-dashed border-ring bg-ring/5",
          selected && "border-ring ring-2 ring-ring/35",
        )}
      >
        <CardHead node={node} spec={spec} />
        {inputs.map((input) => (
          <NodeHandle
            key={input.name}
            end={{ nodeId: node.id, handle: input.name, side: "target" }}
            label={t("{label}, input of {label2}", { label: input.field.label, label2: node.label })}
            color={color}
            filled={wires.into.length > 0}
          />
        ))}
        {outputs.map((output) => (
          <NodeHandle
            key={output.name}
            end={{ nodeId: node.id, handle: output.name, side: "source" }}
            label={t("{label}, output of {label2}", { label: output.label, label2: node.label })}
            color={color}
            filled={wires.from.length > 0}
          />
        ))}
      </article>
    </>
  );
}, sameCard);

/** Whether what is being dragged would lie in this container if it were dropped now. */
function useReceiving(id: string): boolean {
  const { store, catalogue } = useCanvasContext();
  return useDrag((drag) => {
    if (!drag || drag.copying) return false;
    const { document, measured } = store.getState();
    return wouldHold(document, catalogue.specs, measured, drag.positions) === id;
  });
}
