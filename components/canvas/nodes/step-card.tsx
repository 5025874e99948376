import type { NodeProps } from "@xyflow/react";
import { Pin } from "lucide-react";
import { memo } from "react";
import { t } from "@/components/words/t";
import type { NodeSpec, OutputSpec } from "@/domain/catalogue/node-spec";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCatalogue } from "@/components/canvas/canvas-context";
import { chosenElsewhere } from "@/components/canvas/chosen-elsewhere";
import type { CardNode } from "@/components/canvas/projection";
import { useProblems } from "@/components/canvas/use-problems";
import { useStepSentence } from "@/components/canvas/use-step-sentence";
import { useNodeWires, useSpec } from "@/components/canvas/use-spec";
import { drawnOutputs, wireInputsOf } from "@/components/canvas/wiring";
import { cn } from "@/components/ui/cn";
import { NodeIcon } from "@/components/ui/node-icon";
import { stepColor } from "@/components/ui/step-color";
import { ChosenName } from "./chosen-name";
import { FoldedEnds } from "./folded-ends";
import { NodeHandle } from "./node-handle";
import { NodeProblems } from "./node-problems";
import { cardName, offClasses, OffMark } from "./off-mark";
import { NodeStatus, rings } from "./node-status";
import { NodeTitle } from "./node-title";
import { useRemeasured } from "./use-remeasured";
import { sameCard } from "./same-card";

/** A step of an agentflow: small, read from left to right, one named dot for each branch. */
export const StepCard = memo(function StepCard({ data: { node }, selected }: NodeProps<CardNode>) {
  const spec = useSpec(node);
  const step = useCanvas((state) => state.steps.get(node.id));
  const faded = useCanvas(({ connecting }) => connecting !== undefined && !connecting.nodes.has(node.id));
  const ends = [
    node.collapsed ? "folded" : "",
    ...wireInputsOf(spec, node).map(({ name }) => name),
    ...drawnOutputs(spec, node).map(({ name }) => name),
  ];
  useRemeasured(node.id, ends.join("\n"));
  return (
    <article
      aria-label={cardName(node, spec)}
      data-status={step?.status}
      className={cn(
        "relative w-max max-w-64 min-w-28 rounded-lg border bg-card",
        spec.placeholder && "border-dashed border-input",
        node.disabled && offClasses,
        step && rings[step.status],
        selected && "border-ring ring-2 ring-ring/35",
        faded && "opacity-35",
      )}
    >
      <StepHead node={node} spec={spec} />
      {!node.collapsed && <Branches node={node} spec={spec} />}
    </article>
  );
}, sameCard);

interface PartProps {
  node: FlowNode;
  spec: NodeSpec;
}

function StepHead({ node, spec }: PartProps) {
  const step = useCanvas((state) => state.steps.get(node.id));
  const problems = useProblems(node.id);
  const sentence = useStepSentence(spec, node);
  const held = useCanvas(({ document }) =>
    node.collapsed ? document.nodes.filter(({ parentId }) => parentId === node.id).length : 0,
  );
  const { specs } = useCatalogue();
  const chosen = chosenElsewhere(spec, node, specs);
  const kind = spec.label === node.label && !chosen ? "" : spec.label;
  const usual = spec.placeholder ? t("Missing here") : sentence || kind;
  const under = held > 0 ? t("{held} inside", { held }) : usual;
  const line = node.collapsed && !spec.step?.holds ? "" : under;
  return (
    <>
      <div className="relative">
        <header className="flex min-h-12 items-center gap-2.5 px-3 py-2">
          <NodeIcon icon={spec.icon} category={spec.category} color={stepColor(spec)} />
          <div className={cn("min-w-0 flex-1", line && "min-w-24")}>
            <NodeTitle id={node.id} label={node.label} />
            {/* The name decides how wide the card is, so that flows drawn elsewhere keep their gaps. */}
            {line && (
              <p data-fine className="w-0 min-w-full truncate text-xs text-muted-foreground">
                {chosen ? <ChosenName chosen={chosen} otherwise={line} /> : line}
              </p>
            )}
          </div>
          <OffMark node={node} />
        </header>
        <HeadEnds node={node} spec={spec} />
      </div>
      {step?.error && (
        <p className="mx-3 mb-2 line-clamp-3 rounded-sm bg-failed-soft px-2 py-1 text-sm wrap-anywhere text-failed">
          {step.error}
        </p>
      )}
      {/* On the card's edge: the card keeps its size, and no wire moves while a run goes on. */}
      {step && (
        <span className="absolute right-2 -bottom-2.5 z-1 rounded-full border bg-card px-1.5 py-px">
          <NodeStatus step={step} />
        </span>
      )}
      <PinMark nodeId={node.id} />
      <span className="absolute -top-2 -right-2 rounded-full bg-card empty:hidden">
        <NodeProblems problems={problems} />
      </span>
    </>
  );
}

function PinMark({ nodeId }: { nodeId: string }) {
  const pinned = useCanvas((state) => state.pins.has(nodeId));
  if (!pinned) return null;
  return (
    <span
      title={t("A pinned output stands in for it when the flow is run from here")}
      className="absolute -top-2.5 left-2 z-1 rounded-full border bg-card p-0.5 text-muted-foreground"
    >
      <Pin aria-hidden className="size-3" />
      <span className="sr-only">{t("Pinned")}</span>
    </span>
  );
}

/** The dots beside the head: where wires come in, and the way on of a step that has one. */
function HeadEnds({ node, spec }: PartProps) {
  const { into } = useNodeWires(node.id);
  const single = singleOutput(spec, node);
  return (
    <>
      {wireInputsOf(spec, node).map((input) => (
        <NodeHandle
          key={input.name}
          end={{ nodeId: node.id, handle: input.name, side: "target" }}
          label={t("{label}, input of {label2}", { label: input.field.label, label2: node.label })}
          color={stepColor(spec)}
          filled={into.some((wire) => wire.targetHandle === input.name)}
        />
      ))}
      {single && <OutputDot node={node} spec={spec} output={single} />}
      {node.collapsed && !single && (
        <FoldedEnds node={node} spec={spec} inputs={[]} outputs={drawnOutputs(spec, node)} />
      )}
    </>
  );
}

function singleOutput(spec: NodeSpec, node: FlowNode): OutputSpec | undefined {
  const [only, another] = drawnOutputs(spec, node);
  return only && !another && only.name === spec.name ? only : undefined;
}

/** A named dot for each of several ways on. */
function Branches({ node, spec }: PartProps) {
  const outputs = singleOutput(spec, node) ? [] : drawnOutputs(spec, node);
  if (outputs.length === 0) return null;
  return (
    <div className="border-t py-1">
      {outputs.map((output) => (
        <div key={output.name} className="relative flex h-6 items-center justify-end pr-3.5 pl-3">
          <span className="max-w-44 truncate text-sm text-muted-foreground" title={output.label}>
            {output.label}
          </span>
          <OutputDot node={node} spec={spec} output={output} />
        </div>
      ))}
    </div>
  );
}

function OutputDot({ node, spec, output }: PartProps & { output: OutputSpec }) {
  const { from } = useNodeWires(node.id);
  const wired = from.some((wire) => wire.sourceHandle === output.name);
  return (
    <NodeHandle
      end={{ nodeId: node.id, handle: output.name, side: "source" }}
      label={
        wired
          ? t("{label}, output of {label2}, connected", { label: output.label, label2: node.label })
          : t("{label}, output of {label2}", { label: output.label, label2: node.label })
      }
      color={stepColor(spec)}
      filled={wired}
    />
  );
}
