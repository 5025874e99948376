import { Plus, Trash2 } from "lucide-react";
import { t } from "@/components/words/t";
import type { DatagridColumn, DatagridField } from "@/domain/catalogue/field";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

type Row = Readonly<Record<string, unknown>>;

/** Rows with typed columns, one card each: a table would not fit beside the canvas. */
export function DatagridInput({ field, value, onChange, onDone, readOnly, control }: FieldProps<DatagridField>) {
  const rows = rowsOf(value);
  const change = (index: number, column: string, cell: unknown) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [column]: cell } : row)));
  return (
    <div
      id={control.id}
      role="group"
      aria-label={field.label}
      aria-describedby={control["aria-describedby"]}
      className="flex flex-col gap-2"
    >
      {rows.map((row, index) => (
        // Rows have no identity of their own; their place is all there is.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} className="flex items-start gap-1 rounded-md border p-2">
          <div className="flex min-w-0 flex-1 flex-col gap-1.5">
            {field.columns.map((column) => (
              <label key={column.name} className="flex items-center gap-2">
                <span className="w-20 shrink-0 truncate text-sm text-muted-foreground">{column.label}</span>
                <Cell
                  column={column}
                  value={row[column.name]}
                  readOnly={readOnly}
                  onChange={(cell) => change(index, column.name, cell)}
                  onDone={onDone}
                />
              </label>
            ))}
          </div>
          {!readOnly && (
            <IconButton
              label={t("Remove row {value}", { value: index + 1 })}
              size="sm"
              onClick={() => {
                onChange(rows.filter((_, at) => at !== index));
                onDone();
              }}
            >
              <Trash2 />
            </IconButton>
          )}
        </div>
      ))}
      {!readOnly && (
        <Button size="sm" className="self-start" onClick={() => onChange([...rows, emptyRow(field)])}>
          <Plus aria-hidden />
          {t("Add a row")}
        </Button>
      )}
    </div>
  );
}

interface CellProps {
  column: DatagridColumn;
  value: unknown;
  readOnly: boolean;
  onChange: (value: unknown) => void;
  onDone: () => void;
}

function Cell({ column, value, readOnly, onChange, onDone }: CellProps) {
  switch (column.type) {
    case "boolean":
      return (
        <Checkbox
          aria-label={column.label}
          checked={value === true || value === "true"}
          disabled={readOnly}
          onCheckedChange={(checked) => {
            onChange(checked === true);
            onDone();
          }}
        />
      );
    case "options":
      return (
        <Select
          aria-label={column.label}
          value={asText(value) || undefined}
          disabled={readOnly}
          choices={(column.options ?? []).map((option) => ({ value: option, label: option }))}
          onValueChange={(next) => {
            onChange(next);
            onDone();
          }}
        />
      );
    case "string":
      return (
        <Input
          aria-label={column.label}
          value={asText(value)}
          readOnly={readOnly}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onDone}
        />
      );
  }
}

function emptyRow(field: DatagridField): Row {
  return Object.fromEntries(
    field.columns.map((column) => [
      column.name,
      column.type === "boolean" ? false : column.type === "options" ? (column.options?.[0] ?? "") : "",
    ]),
  );
}

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

/** Stored as an array, or as its JSON text in older files. */
function rowsOf(value: unknown): Row[] {
  if (Array.isArray(value)) return value.filter(isRow);
  if (typeof value !== "string" || value.trim() === "") return [];
  try {
    return rowsOf(JSON.parse(value) as unknown);
  } catch {
    return [];
  }
}
