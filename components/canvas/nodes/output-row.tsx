import { ChevronDown } from "lucide-react";
import { t } from "@/components/words/t";
import { type NodeSpec, outputsOf, type OutputSpec } from "@/domain/catalogue/node-spec";
import { isStep } from "@/domain/catalogue/step";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvasContext, useReadOnly } from "@/components/canvas/canvas-context";
import { chooseOutput } from "@/components/canvas/wiring";
import { categoryColor } from "@/components/ui/category-color";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { NodeHandle } from "./node-handle";

interface OutputRowProps {
  node: FlowNode;
  spec: NodeSpec;
  output: OutputSpec;
  wires: number;
}

/** Where wires begin. A node with several outputs lets one choose here which of them it gives. */
export function OutputRow({ node, spec, output, wires }: OutputRowProps) {
  const choosable = !isStep(spec) && outputsOf(spec).length > 1;
  const named = choosable || isStep(spec);
  return (
    <div className="relative flex h-6 items-center justify-end px-3.5 text-sm text-muted-foreground">
      {choosable ? (
        <OutputChoice node={node} spec={spec} output={output} />
      ) : (
        <span className="truncate">{named ? output.label : t("Output")}</span>
      )}
      <NodeHandle
        end={{ nodeId: node.id, handle: output.name, side: "source" }}
        label={
          wires > 0
            ? t("{label}, output of {label2}, connected", { label: output.label, label2: node.label })
            : t("{label}, output of {label2}", { label: output.label, label2: node.label })
        }
        color={categoryColor(spec.category)}
        filled={wires > 0}
      />
    </div>
  );
}

function OutputChoice({ node, spec, output }: Omit<OutputRowProps, "wires">) {
  const { store, catalogue } = useCanvasContext();
  const readOnly = useReadOnly();
  if (readOnly) return <span className="truncate">{output.label}</span>;
  const choose = (name: string) => store.edit((document) => chooseOutput(document, catalogue.specs, node.id, name));
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger
        aria-label={t("Output of {label}: {label2}", { label: node.label, label2: output.label })}
        className="nodrag -mr-1 flex min-w-0 items-center gap-0.5 rounded-sm px-1 hover:bg-hover hover:text-foreground"
      >
        <span className="truncate">{output.label}</span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup value={output.name} onValueChange={choose}>
          {outputsOf(spec).map((each) => (
            <DropdownMenuRadioItem key={each.name} value={each.name}>
              <span>
                {each.label}
                {each.description && <span className="block text-sm text-muted-foreground">{each.description}</span>}
              </span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
