import { t } from "@/components/words/t";
import type { FlowNode } from "@/domain/flow/flow-document";
import { categoryColor } from "@/components/ui/category-color";
import { cn } from "@/components/ui/cn";
import { useCatalogue } from "@/components/canvas/canvas-context";
import type { WireInput } from "@/components/canvas/wiring";
import { NodeHandle } from "./node-handle";

interface SlotRowProps {
  node: Pick<FlowNode, "id" | "label">;
  input: WireInput;
  /** How many wires end here. */
  wires: number;
  /** Something required is missing. */
  missing: boolean;
}

/** An input that takes a wire, with its name beside the dot. */
export function SlotRow({ node, input, wires, missing }: SlotRowProps) {
  const { categoryOfClass } = useCatalogue();
  const category = input.accepts.split("|").flatMap((name) => categoryOfClass.get(name.trim()) ?? [])[0] ?? "";
  const { label, optional } = input.field;
  return (
    <div className="relative flex h-6 items-center gap-1.5 px-3.5 text-sm">
      <NodeHandle
        end={{ nodeId: node.id, handle: input.name, side: "target" }}
        label={
          wires > 0
            ? t("{label}, input of {label2}, connected", { label, label2: node.label })
            : t("{label}, input of {label2}", { label, label2: node.label })
        }
        color={categoryColor(category)}
        filled={wires > 0}
      />
      <span className={cn("min-w-0 truncate", wires > 0 ? "text-foreground" : "text-muted-foreground")}>{label}</span>
      {wires > 1 && <span className="text-xs text-muted-foreground">{wires}</span>}
      {wires === 0 && !optional && (
        <span className={cn("text-xs", missing ? "text-danger" : "text-muted-foreground")}>{t("needed")}</span>
      )}
    </div>
  );
}
