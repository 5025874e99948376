import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { t } from "@/components/words/t";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { filesOfNode } from "@/domain/flow/files-of-node";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCatalogue } from "@/components/canvas/canvas-context";
import { hasProvider } from "@/components/canvas/catalogue";
import type { CardNode } from "@/components/canvas/projection";
import { chosenElsewhere } from "@/components/canvas/chosen-elsewhere";
import { summarySentence } from "@/components/canvas/summary-sentence";
import { useProblems } from "@/components/canvas/use-problems";
import { useNodeWires, useSpec } from "@/components/canvas/use-spec";
import { drawnOutputs, wireInputsOf } from "@/components/canvas/wiring";
import { cn } from "@/components/ui/cn";
import { NodeIcon } from "@/components/ui/node-icon";
import { ChosenName } from "./chosen-name";
import { FoldedEnds } from "./folded-ends";
import { NodeProblems } from "./node-problems";
import { NodeStatus, rings } from "./node-status";
import { NodeTitle } from "./node-title";
import { cardName, offClasses, OffMark } from "./off-mark";
import { OutputRow } from "./output-row";
import { SlotRow } from "./slot-row";
import { useRemeasured } from "./use-remeasured";
import { sameCard } from "./same-card";

/** A node as a card: what it is, the settings that matter, and its ends. The form is in the inspector. */
export const NodeCard = memo(function NodeCard({ data: { node }, selected }: NodeProps<CardNode>) {
  const spec = useSpec(node);
  const step = useCanvas((state) => state.steps.get(node.id));
  const faded = useCanvas(({ connecting }) => connecting !== undefined && !connecting.nodes.has(node.id));
  return (
    <article
      aria-label={cardName(node, spec)}
      data-status={step?.status}
      className={cn(
        "w-70 rounded-lg border bg-card pb-2 text-base",
        spec.placeholder && "border-dashed border-input",
        node.disabled && offClasses,
        step && rings[step.status],
        selected && "border-ring ring-2 ring-ring/35",
        faded && "opacity-35",
      )}
    >
      <CardHead node={node} spec={spec} />
      {!node.collapsed && <CardBody node={node} spec={spec} />}
      <CardEnds node={node} spec={spec} />
    </article>
  );
}, sameCard);

interface PartProps {
  node: FlowNode;
  spec: NodeSpec;
}

export function CardHead({ node, spec }: PartProps) {
  const step = useCanvas((state) => state.steps.get(node.id));
  const problems = useProblems(node.id);
  return (
    <header className="flex items-center gap-2.5 px-3 pt-3 pb-1.5">
      <NodeIcon icon={spec.icon} category={spec.category} />
      <div className="min-w-0 flex-1">
        <NodeTitle id={node.id} label={node.label} />
        <p data-fine className="truncate text-xs text-muted-foreground">
          {kindOf(spec, node)}
        </p>
      </div>
      <OffMark node={node} />
      {step && <NodeStatus step={step} />}
      <NodeProblems problems={problems} />
    </header>
  );
}

function kindOf(spec: NodeSpec, node: FlowNode): string {
  if (spec.placeholder) return t("Not on this server · {name}", { name: node.name });
  if (spec.step?.holds) return summarySentence(spec, node) || t("Runs once for each item");
  return spec.label === node.label ? t(spec.category) : spec.label;
}

function CardBody({ node, spec }: PartProps) {
  const error = useCanvas((state) => state.steps.get(node.id)?.error);
  const { specs } = useCatalogue();
  const chosen = chosenElsewhere(spec, node, specs);
  const sentence = summarySentence(spec, node) || shortList(filesOfNode(node, specs));
  return (
    <>
      {(sentence || chosen) && (
        <p data-fine className="mx-3 mb-1.5 line-clamp-2 text-sm wrap-anywhere text-muted-foreground">
          {chosen ? <ChosenName chosen={chosen} otherwise={sentence} /> : sentence}
        </p>
      )}
      {error && (
        <p className="mx-3 mb-1.5 line-clamp-3 rounded-sm bg-failed-soft px-2 py-1 text-sm wrap-anywhere text-failed">
          {error}
        </p>
      )}
    </>
  );
}

function shortList([first, ...more]: readonly string[]): string {
  if (first === undefined) return "";
  return more.length === 0 ? first : t("{first} and {count} more", { first, count: more.length });
}

function CardEnds({ node, spec }: PartProps) {
  const catalogue = useCatalogue();
  const wires = useNodeWires(node.id);
  const problems = useProblems(node.id);
  const count = (name: string) => wires.into.filter((wire) => wire.targetHandle === name).length;
  // A slot that nothing on this server could fill only takes room.
  const inputs = wireInputsOf(spec, node).filter(
    (input) =>
      !input.field.optional || count(input.name) > 0 || spec.placeholder || hasProvider(catalogue, input.accepts),
  );
  const outputs = drawnOutputs(spec, node);
  const names = [...inputs.map((input) => input.name), ...outputs.map((output) => output.name)];
  useRemeasured(node.id, [node.collapsed ? "folded" : "", ...names].join("\n"));
  if (inputs.length + outputs.length === 0) return null;
  if (node.collapsed) return <FoldedEnds node={node} spec={spec} inputs={inputs} outputs={outputs} />;
  return (
    <div data-fine className="mt-1 border-t pt-1.5">
      {inputs.map((input) => (
        <SlotRow
          key={input.name}
          node={node}
          input={input}
          wires={count(input.name)}
          missing={problems.some((problem) => problem.input === input.name)}
        />
      ))}
      {outputs.map((output) => (
        <OutputRow
          key={output.name}
          node={node}
          spec={spec}
          output={output}
          wires={wires.from.filter((wire) => wire.sourceHandle === output.name).length}
        />
      ))}
    </div>
  );
}
