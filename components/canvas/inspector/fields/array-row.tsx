import { ArrowDown, ArrowUp, GripVertical, Trash2 } from "lucide-react";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { t } from "@/components/words/t";
import type { Row } from "@/domain/catalogue/array-rows";
import type { ArrayField } from "@/domain/catalogue/field";
import { rowLabel } from "@/domain/catalogue/row-label";
import { isVisible } from "@/domain/catalogue/visibility";
import type { FlowNode } from "@/domain/flow/flow-document";
import type { FieldPlace } from "@/components/canvas/inspector/field-props";
import { conditionTrouble } from "@/components/canvas/inspector/condition-trouble";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";

interface ArrayRowProps {
  node: FlowNode;
  field: ArrayField;
  row: Row;
  index: number;
  last: boolean;
  /** What a row is called. */
  noun: string;
  place: FieldPlace;
  readOnly: boolean;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
  /** A row was dragged here; both are places in the list. */
  onDrop: (from: number, to: number) => void;
}

/** One row: its number, the buttons that move it, and its cells. Alt with an arrow moves it, too, and so does dragging. */
export function ArrayRow(props: ArrayRowProps) {
  const { node, field, row, index, noun, place, readOnly, onMove } = props;
  const drag = useRowDrag(props);
  const trouble = field.layout === "conditions" ? conditionTrouble(row) : undefined;
  const cells = Object.entries(field.row).filter(([, cell]) => isVisible(cell, row, field.row));
  const name = `${noun} ${String(index + 1)}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    if (readOnly || by === undefined || !event.altKey || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(by);
  };
  return (
    <div
      data-slot="array-row"
      role="group"
      aria-label={`${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`}
      onKeyDown={onKeyDown}
      {...drag.target}
      className={cn(
        "flex flex-col gap-2.5 rounded-md border bg-card/50 p-2 pb-2.5",
        drag.over && "border-ring ring-2 ring-ring/30",
      )}
    >
      <div className="-mb-1 flex min-h-6 items-center gap-2">
        {!readOnly && (
          <span
            {...drag.handle}
            title={t("Drag {name} to another place", { name })}
            className="-ml-1 cursor-grab text-muted-foreground active:cursor-grabbing pointer-coarse:hidden"
          >
            <GripVertical aria-hidden className="size-4" />
          </span>
        )}
        <span className="tabular-nums text-sm font-medium text-muted-foreground">{index + 1}</span>
        <RowHead {...props} />
        {!readOnly && <RowButtons {...props} name={name} />}
      </div>
      {cells
        .filter(([cell]) => field.layout !== "messages" || cell !== "role")
        .map(([cell, kind]) => (
          <place.Row key={cell} node={node} name={cell} field={kind} place={place} bare={cells.length === 1} />
        ))}
      {trouble && (
        <p role="status" className="text-sm text-waiting">
          {trouble}
        </p>
      )}
    </div>
  );
}

/** What the row is, on one line: who says a message, when a branch is taken, or what stands in the cells. */
function RowHead({ node, field, row, index, place }: ArrayRowProps) {
  const role = field.layout === "messages" ? field.row["role"] : undefined;
  if (role) {
    return (
      <div className="min-w-0 flex-1">
        <place.Row node={node} name="role" field={role} place={place} bare />
      </div>
    );
  }
  const line = rowLabel(field.row, row);
  const many = Object.entries(field.row).filter(([, cell]) => isVisible(cell, row, field.row)).length > 2;
  return (
    <span className="min-w-0 flex-1 truncate text-sm text-muted-foreground">
      {field.layout === "conditions" ? conditionSentence(line, index) : many && line}
    </span>
  );
}

/** The first condition that holds decides, so that each one speaks of what is left by those before it. */
function conditionSentence(condition: string, index: number): string {
  if (condition === "") return "";
  return index === 0 ? t("When {condition}", { condition }) : t("Or else when {condition}", { condition });
}

const dragType = "application/x-weft-row";

function useRowDrag({ index, noun, place, onDrop }: ArrayRowProps) {
  const [over, setOver] = useState(false);
  // Rows of one list only: a row of another list holds other cells.
  const list = `${place.path.replace(/\d+\.$/, "")}${noun}`;
  const carried = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes(dragType);
  return {
    over,
    handle: {
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.setData(dragType, JSON.stringify({ list, index }));
        event.dataTransfer.effectAllowed = "move";
        const row = event.currentTarget.closest("[data-slot=array-row]");
        if (row) event.dataTransfer.setDragImage(row, 12, 12);
      },
    },
    target: {
      onDragOver: (event: DragEvent) => {
        if (!carried(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!carried(event)) return;
        event.preventDefault();
        event.stopPropagation();
        const from = rowOf(event.dataTransfer.getData(dragType), list);
        if (from !== undefined && from !== index) onDrop(from, index);
      },
    },
  };
}

function rowOf(text: string, list: string): number | undefined {
  const dragged: unknown = JSON.parse(text);
  if (typeof dragged !== "object" || dragged === null || !("list" in dragged) || !("index" in dragged))
    return undefined;
  return dragged.list === list && typeof dragged.index === "number" ? dragged.index : undefined;
}

function RowButtons({ index, last, name, onMove, onRemove }: ArrayRowProps & { name: string }) {
  return (
    <div className="flex shrink-0">
      {/* Not `disabled`: the button that moved a row to its end would lose the focus. */}
      <IconButton
        label={t("Move {name} up", { name })}
        size="sm"
        aria-disabled={index === 0}
        onClick={() => onMove(-1)}
      >
        <ArrowUp className={index === 0 ? "opacity-35" : undefined} />
      </IconButton>
      <IconButton label={t("Move {name} down", { name })} size="sm" aria-disabled={last} onClick={() => onMove(1)}>
        <ArrowDown className={last ? "opacity-35" : undefined} />
      </IconButton>
      <IconButton data-slot="remove-row" label={t("Remove {name}", { name })} size="sm" onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </div>
  );
}
