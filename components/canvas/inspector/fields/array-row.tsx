import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { Row } from "@/domain/catalogue/array-rows";
import type { ArrayField } from "@/domain/catalogue/field";
import { rowLabel } from "@/domain/catalogue/row-label";
import { isVisible } from "@/domain/catalogue/visibility";
import type { FlowNode } from "@/domain/flow/flow-document";
import type { FieldPlace } from "@/components/canvas/inspector/field-props";
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
}

/** One row: its number, the buttons that move it, and its cells. Alt with an arrow moves it, too. */
export function ArrayRow(props: ArrayRowProps) {
  const { node, field, row, index, noun, place, readOnly, onMove } = props;
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
      className="flex flex-col gap-2.5 rounded-md border bg-card/50 p-2 pb-2.5"
    >
      <div className="-mb-1 flex min-h-6 items-center gap-2">
        <span className="tabular-nums text-sm font-medium text-muted-foreground">{index + 1}</span>
        <span className="min-w-0 flex-1 truncate text-sm text-muted-foreground">
          {cells.length > 2 && rowLabel(field.row, row)}
        </span>
        {!readOnly && <RowButtons {...props} name={name} />}
      </div>
      {cells.map(([cell, kind]) => (
        <place.Row key={cell} node={node} name={cell} field={kind} place={place} bare={cells.length === 1} />
      ))}
    </div>
  );
}

function RowButtons({ index, last, name, onMove, onRemove }: ArrayRowProps & { name: string }) {
  return (
    <div className="flex shrink-0">
      {/* Not `disabled`: the button that moved a row to its end would lose the focus. */}
      <IconButton label={`Move ${name} up`} size="sm" aria-disabled={index === 0} onClick={() => onMove(-1)}>
        <ArrowUp className={index === 0 ? "opacity-35" : undefined} />
      </IconButton>
      <IconButton label={`Move ${name} down`} size="sm" aria-disabled={last} onClick={() => onMove(1)}>
        <ArrowDown className={last ? "opacity-35" : undefined} />
      </IconButton>
      <IconButton data-slot="remove-row" label={`Remove ${name}`} size="sm" onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </div>
  );
}
