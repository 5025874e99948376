import { Command } from "cmdk";
import { type Offer, offerKey } from "@/components/canvas/catalogue";
import { NodeIcon } from "@/components/ui/node-icon";
import { stepColor } from "@/components/ui/step-color";
import { startSpecDrag } from "./spec-drag";

interface SpecItemProps {
  spec: Offer;
  onChoose: (spec: Offer) => void;
  draggable?: boolean;
  /** Shows the description under the name. */
  wordy?: boolean;
}

/** A node of the catalogue in a list. */
export function SpecItem({ spec, onChoose, draggable = false, wordy = false }: SpecItemProps) {
  return (
    <Command.Item
      value={offerKey(spec)}
      onSelect={() => onChoose(spec)}
      draggable={draggable}
      onDragStart={(event) => startSpecDrag(event, offerKey(spec))}
      title={wordy ? undefined : spec.description}
      className="flex cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1.5 select-none hover:bg-hover group-focus-within/specs:data-[selected=true]:bg-hover pointer-coarse:py-2.5"
    >
      <NodeIcon icon={spec.icon} category={spec.category} color={stepColor(spec)} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{spec.label}</span>
        {wordy && <span className="block truncate text-sm text-muted-foreground">{spec.description}</span>}
        {!wordy && spec.badge && <span className="block truncate text-xs text-muted-foreground">{spec.badge}</span>}
      </span>
    </Command.Item>
  );
}
