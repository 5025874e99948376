import { useCanvas, useCatalogue } from "@/components/canvas/canvas-context";
import { asText, fieldLabel, shownValue } from "@/components/canvas/versions/shown-value";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import type { FlowNode } from "@/domain/flow/flow-document";
import type { MergeConflict, Side } from "@/domain/flow/merge-documents";

interface ConflictChoiceProps {
  place: MergeConflict;
  /** Who the other is, where that is known. */
  who: string | undefined;
  side: Side | undefined;
  onChoose: (side: Side) => void;
}

/** One place that both changed, with what each made of it. */
export function ConflictChoice({ place, who, side, onChoose }: ConflictChoiceProps) {
  const { specs } = useCatalogue();
  const node = useNodeOf(place);
  const title = node?.label ?? t("A wire");
  const field = place.field === undefined ? undefined : fieldLabel(node && specs.get(node.name), place.field);
  const shown = (value: unknown): string => {
    if (place.field === undefined) return value === undefined ? t("Deleted") : t("Kept, with the changes made to it");
    if (place.wired) return value === undefined ? t("No wire") : t("The wire from “{name}”", { name: asText(value) });
    return node ? shownValue(node, place.field, value, specs) : asText(value);
  };
  const options = [
    { side: "mine" as const, name: t("Mine"), text: shown(place.mine) },
    { side: "theirs" as const, name: who ?? t("Theirs"), text: shown(place.theirs) },
  ];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">
        {title}
        {field !== undefined && <span className="font-normal text-muted-foreground"> · {field}</span>}
      </legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((option) => (
          <label
            key={option.side}
            className={cn(
              "flex cursor-pointer gap-2.5 rounded-md border p-3 hover:bg-hover has-focus-visible:ring-2 has-focus-visible:ring-ring",
              side === option.side && "border-ring bg-primary-soft hover:bg-primary-soft",
            )}
          >
            <input
              type="radio"
              name={place.id}
              aria-labelledby={`${place.id} ${option.side}`.replaceAll(" ", "-")}
              checked={side === option.side}
              onChange={() => onChoose(option.side)}
              className="mt-1 shrink-0 accent-primary"
            />
            <span className="min-w-0 flex-1">
              <span id={`${place.id} ${option.side}`.replaceAll(" ", "-")} className="block text-sm font-medium">
                {option.name}
              </span>
              <span className="block max-h-40 overflow-y-auto text-sm wrap-anywhere whitespace-pre-wrap text-muted-foreground">
                {option.text}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function useNodeOf({ nodeId, mine, theirs }: MergeConflict): FlowNode | undefined {
  const here = useCanvas(({ document }) => document.nodes.find((node) => node.id === nodeId));
  return here ?? asNode(mine) ?? asNode(theirs);
}

const asNode = (value: unknown): FlowNode | undefined =>
  typeof value === "object" && value !== null && "inputs" in value ? (value as FlowNode) : undefined;
