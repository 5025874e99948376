import { Plus } from "lucide-react";
import { type RefObject, useRef } from "react";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { arrayRows, type Row } from "@/domain/catalogue/array-rows";
import type { ArrayField } from "@/domain/catalogue/field";
import { initialInputs } from "@/domain/catalogue/initial-inputs";
import type { FieldPlace, FieldProps } from "@/components/canvas/inspector/field-props";
import { Button } from "@/components/ui/button";
import { ArrayRow } from "./array-row";
import { useRowKeys } from "./use-row-keys";

/** Rows whose cells are fields of their own: added, taken away and put in order by mouse and by keyboard. */
export function ArrayInput(props: FieldProps<ArrayField>) {
  const { node, name, field, place, value, readOnly, control } = props;
  const list = useRef<HTMLDivElement>(null);
  const rows = arrayRows(field, value);
  const { keyOf, add, remove, move } = useRows(props, rows, list);
  const noun = nounOf(field.label);
  const placeOf = (row: Row, index: number): FieldPlace => ({
    ...place,
    path: `${place.path}${name}.${String(index)}.`,
    input: place.input ?? name,
    values: row,
    fields: field.row,
    changeBranches: undefined,
    change: (values) => place.change({ [name]: rows.with(index, merged(row, values)) }),
  });
  return (
    <div
      ref={list}
      id={control.id}
      role="group"
      aria-label={field.label}
      aria-describedby={control["aria-describedby"]}
      className="flex flex-col gap-2"
    >
      {rows.map((row, index) => (
        <ArrayRow
          key={keyOf(index)}
          node={node}
          field={field}
          row={row}
          index={index}
          last={index === rows.length - 1}
          noun={noun}
          place={placeOf(row, index)}
          readOnly={readOnly}
          onRemove={() => remove(index)}
          onMove={(by) => move(index, index + by)}
          onDrop={move}
        />
      ))}
      {readOnly && rows.length === 0 && <p className="text-sm text-muted-foreground">{t("None")}</p>}
      {!readOnly && (
        <Button size="sm" data-slot="add-row" className="self-start" onClick={add}>
          <Plus aria-hidden />
          {rich("Add {noun}", { noun })}
        </Button>
      )}
    </div>
  );
}

/** What can be done with the rows, and where the keyboard is afterwards. */
function useRows(
  { name, field, place, onDone }: FieldProps<ArrayField>,
  rows: readonly Row[],
  list: RefObject<HTMLDivElement | null>,
) {
  const keys = useRowKeys(rows.length);
  const order = rows.map((_row, index) => index);
  const set = (origins: readonly (number | undefined)[]) => {
    const next = origins.map((origin) => (origin === undefined ? undefined : rows[origin]));
    const filled = next.map((row) => row ?? initialInputs({ inputs: field.row }));
    keys.follow(origins);
    if (place.changeBranches) place.changeBranches(name, filled, origins);
    else place.change({ [name]: filled });
    onDone();
  };
  const add = () => {
    set([...order, undefined]);
    focusRow(list.current, rows.length, "input, textarea, [contenteditable=true], [role=combobox]");
  };
  const remove = (gone: number) => {
    const kept = order.filter((index) => index !== gone);
    set(kept);
    if (kept.length === 0) list.current?.querySelector<HTMLElement>("[data-slot=add-row]")?.focus();
    else focusRow(list.current, Math.min(gone, kept.length - 1), "[data-slot=remove-row]");
  };
  const move = (from: number, to: number) => {
    if (to < 0 || to >= rows.length) return;
    const focused = list.current?.ownerDocument.activeElement;
    set(order.filter((index) => index !== from).toSpliced(to, 0, from));
    // The row keeps its element, but a browser lets go of the focus when an element changes its place.
    requestAnimationFrame(() => focused instanceof HTMLElement && focused.focus());
  };
  return { keyOf: keys.at, add, remove, move };
}

/** What one row is called: “condition” of “Conditions”. */
function nounOf(label: string): string {
  const one = /^[A-Z][a-z]+( [A-Z]?[a-z]+)*s$/.test(label) ? label.slice(0, -1).toLowerCase() : undefined;
  return one ?? "row";
}

function merged(row: Row, values: Row): Row {
  const entries = Object.entries({ ...row, ...values });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function focusRow(list: HTMLElement | null, index: number, selector: string): void {
  requestAnimationFrame(() => {
    const row = list?.querySelectorAll<HTMLElement>(":scope > [data-slot=array-row]")[index];
    row?.querySelector<HTMLElement>(selector)?.focus();
  });
}
