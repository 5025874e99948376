import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas } from "@/components/canvas/canvas-context";
import { problemsAt } from "@/components/canvas/problem-index";
import type { CardNode } from "@/components/canvas/projection";
import { useNodeWires, useSpec } from "@/components/canvas/use-spec";
import { drawnOutputs, wireInputsOf } from "@/components/canvas/wiring";
import { categoryColor } from "@/components/ui/category-color";
import { cn } from "@/components/ui/cn";
import { NodeIcon } from "@/components/ui/node-icon";
import { useRemeasured } from "./node-card";
import { NodeHandle } from "./node-handle";
import { NodeProblems } from "./node-problems";
import { NodeStatus, rings } from "./node-status";
import { NodeTitle } from "./node-title";

/** Height a branch needs, so that its wires do not lie on each other. */
const branchHeight = 24;

/** A step of an agentflow: small, read from left to right, one dot for each branch. */
export const StepCard = memo(function StepCard({ data: { node }, selected }: NodeProps<CardNode>) {
  const spec = useSpec(node);
  const wires = useNodeWires(node.id);
  const step = useCanvas((state) => state.steps.get(node.id));
  const faded = useCanvas(({ connecting }) => connecting !== undefined && !connecting.nodes.has(node.id));
  const inputs = wireInputsOf(spec, node);
  const outputs = drawnOutputs(spec, node);
  useRemeasured(node.id, [...inputs.map((input) => input.name), ...outputs.map((output) => output.name)].join("\n"));
  const color = categoryColor(spec.category);
  const place = (index: number, count: number) => ({ top: `${String(((index + 1) / (count + 1)) * 100)}%` });
  return (
    <article
      aria-label={`${node.label}, ${spec.label}`}
      data-status={step?.status}
      style={{ minHeight: outputs.length * branchHeight + branchHeight }}
      className={cn(
        "relative flex w-max max-w-60 min-w-24 flex-col justify-center rounded-lg border bg-card px-3 py-2.5 transition-[opacity,box-shadow]",
        spec.placeholder && "border-dashed border-input",
        step && rings[step.status],
        selected && "border-ring ring-2 ring-ring/35",
        faded && "opacity-35",
      )}
    >
      <StepHead node={node} spec={spec} />
      {inputs.map((input, index) => (
        <NodeHandle
          key={input.name}
          end={{ nodeId: node.id, handle: input.name, side: "target" }}
          label={`${input.field.label}, input of ${node.label}`}
          color={color}
          filled={wires.into.some((wire) => wire.targetHandle === input.name)}
          place={place(index, inputs.length)}
        />
      ))}
      {outputs.map((output, index) => (
        <NodeHandle
          key={output.name}
          end={{ nodeId: node.id, handle: output.name, side: "source" }}
          label={`${output.label}, output of ${node.label}`}
          color={color}
          filled={wires.from.some((wire) => wire.sourceHandle === output.name)}
          place={place(index, outputs.length)}
        />
      ))}
    </article>
  );
});

function StepHead({ node, spec }: { node: FlowNode; spec: NodeSpec }) {
  const step = useCanvas((state) => state.steps.get(node.id));
  const problems = useCanvas((state) => problemsAt(state.problems, node.id));
  return (
    <>
      <header className="flex items-center gap-2">
        <NodeIcon icon={spec.icon} category={spec.category} size="sm" />
        <div className="min-w-0 flex-1">
          <NodeTitle id={node.id} label={node.label} />
          <p className="truncate text-xs text-muted-foreground">{spec.placeholder ? "Missing here" : spec.label}</p>
        </div>
        {step && <NodeStatus step={step} />}
      </header>
      <span className="absolute -top-2 -right-2 rounded-full bg-card empty:hidden">
        <NodeProblems problems={problems} />
      </span>
    </>
  );
}
