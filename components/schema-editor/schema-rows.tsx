import { Plus } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import { newField, type SchemaField } from "./schema-field";
import { SchemaRow, type SchemaRowsProps } from "./schema-row";

/** Properties of an object, one card each: named, typed, described, put in order by mouse and by keyboard. */
export function SchemaRows({ fields, onChange, onDone, room, readOnly, label, id, describedBy }: SchemaRowsProps) {
  const list = useRef<HTMLDivElement>(null);
  const focus = (index: number, part: "name" | "remove") =>
    requestAnimationFrame(() => {
      const row = list.current?.querySelectorAll<HTMLElement>(":scope > [data-slot=schema-row]")[index];
      row?.querySelector<HTMLElement>(`[data-part=${part}]`)?.focus();
    });
  const set = (next: SchemaField[]) => {
    onChange(next);
    onDone();
  };
  const move = (from: number, to: number) => {
    const field = fields[from];
    if (!field || to < 0 || to >= fields.length) return;
    set(fields.filter((_each, index) => index !== from).toSpliced(to, 0, field));
    focus(to, "name");
  };
  return (
    <div
      ref={list}
      id={id}
      role="group"
      aria-label={label}
      aria-describedby={describedBy}
      className="flex flex-col gap-2"
    >
      {fields.map((field, index) => (
        <SchemaRow
          // eslint-disable-next-line react/no-array-index-key -- Their place is all that tells properties apart while one names them.
          key={index}
          {...{ fields, field, index, room, readOnly, onDone }}
          Rows={SchemaRows}
          onChange={(next) => onChange(fields.with(index, next))}
          onMove={(by) => move(index, index + by)}
          onRemove={() => {
            set(fields.filter((_each, at) => at !== index));
            focus(Math.min(index, fields.length - 2), "remove");
          }}
        />
      ))}
      {readOnly && fields.length === 0 && <p className="text-sm text-muted-foreground">{t("None")}</p>}
      {!readOnly && (
        <Button
          size="sm"
          className="self-start"
          onClick={() => {
            set([...fields, newField()]);
            focus(fields.length, "name");
          }}
        >
          <Plus aria-hidden />
          {t("Add a property")}
        </Button>
      )}
    </div>
  );
}
