import { CircleAlert } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useCanvas, useCatalogue } from "@/components/canvas/canvas-context";
import { cardName, OffMark } from "@/components/canvas/nodes/off-mark";
import { useProblems } from "@/components/canvas/use-problems";
import { cn } from "@/components/ui/cn";
import { NodeIcon } from "@/components/ui/node-icon";
import { stepColor } from "@/components/ui/step-color";
import { t } from "@/components/words/t";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import { OutlineDetails } from "./outline-details";
import { OutlineName } from "./outline-name";
import type { OutlineItem } from "./reading-order";
import { useWireNames } from "./use-wire-names";

interface OutlineRowProps {
  item: OutlineItem;
  /** It takes the keyboard. */
  active: boolean;
  renaming: boolean;
  onFocus: () => void;
  onOpen: () => void;
  onRename: (id: string | undefined) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A node as a row: what it is, what is wrong with it, where it leads. */
export function OutlineRow({ item, active, renaming, onFocus, onOpen, onRename, onKeyDown }: OutlineRowProps) {
  const { node, level, position, siblings, leadsTo } = item;
  const { specs } = useCatalogue();
  const spec = specOf(node, specs, [...item.fedBy, ...leadsTo]);
  const selected = useCanvas((state) => state.selection.nodes.has(node.id));
  const problems = useProblems(node.id);
  const names = useWireNames(leadsTo.map(({ target }) => target));
  const leads = names.length === 0 ? "" : t("leads to {names}", { names: names.join(", ") });
  const trouble =
    problems.length === 0 ? "" : t("{count, plural, one {# problem} other {# problems}}", { count: problems.length });
  return (
    <div
      role="treeitem"
      data-id={node.id}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={selected}
      aria-label={[cardName(node, spec), leads, trouble].filter(Boolean).join(", ")}
      tabIndex={active ? 0 : -1}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
      // The row that had the focus folds when it loses it; under a pressed button nothing may move.
      onMouseDown={(event) => isOwnPress(event.target) && event.preventDefault()}
      onClick={({ target, currentTarget }) => {
        if (!isOwnPress(target)) return;
        currentTarget.focus();
        onOpen();
      }}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onRename(node.id)}
      style={{ marginLeft: (level - 1) * 20 }}
      className={cn(
        "rounded-md px-2 py-1.5 outline-none focus-visible:ring-2 focus-visible:ring-ring pointer-coarse:py-2.5",
        selected ? "bg-primary-soft" : "hover:bg-hover",
      )}
    >
      <div className="flex items-center gap-2.5">
        <NodeIcon icon={spec.icon} category={spec.category} color={stepColor(spec)} size="sm" />
        <span className="min-w-0 flex-1">
          <OutlineName node={node} editing={renaming} onDone={() => onRename(undefined)} />
          {leads && <span className="block truncate text-xs text-muted-foreground">→ {names.join(", ")}</span>}
        </span>
        <OffMark node={node} />
        {problems.length > 0 && (
          <CircleAlert
            aria-hidden
            className={cn(
              "size-4",
              problems.some(({ severity }) => severity === "error") ? "text-failed" : "text-waiting",
            )}
          />
        )}
      </div>
      {selected && active && <OutlineDetails item={item} onRename={() => onRename(node.id)} />}
    </div>
  );
}

/** A row's buttons and its field have deeds of their own. */
const isOwnPress = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("button, input") === null;
