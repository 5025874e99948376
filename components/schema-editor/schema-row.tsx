import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { type ComponentType, type KeyboardEvent, useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { t } from "@/components/words/t";
import { retyped, type SchemaField, schemaTypes } from "./schema-field";
import { nameTrouble, typeLabel } from "./schema-names";
import { type FormRoom, roomOf, typeName } from "./wire-forms";

export interface SchemaRowsProps {
  fields: readonly SchemaField[];
  onChange: (fields: SchemaField[]) => void;
  onDone: () => void;
  room: FormRoom;
  readOnly: boolean;
  /** What the list is called. */
  label: string;
  id?: string;
  describedBy?: string | undefined;
}

interface SchemaRowProps {
  /** Draws the properties inside of this one. */
  Rows: ComponentType<SchemaRowsProps>;
  fields: readonly SchemaField[];
  field: SchemaField;
  index: number;
  room: FormRoom;
  readOnly: boolean;
  onChange: (field: SchemaField) => void;
  onDone: () => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One property. Alt with an arrow moves it. */
export function SchemaRow(props: SchemaRowProps) {
  const { fields, field, index, readOnly, onChange, onDone, onMove } = props;
  const called = field.name || t("Property {value}", { value: index + 1 });
  const trouble = nameTrouble(fields, index);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    if (readOnly || by === undefined || !event.altKey || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(by);
  };
  return (
    <div
      data-slot="schema-row"
      role="group"
      aria-label={called}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-1.5 rounded-md border bg-card/50 p-2"
    >
      <div className="flex items-center gap-1.5">
        <Input
          data-part="name"
          aria-label={t("Name of property {value}", { value: index + 1 })}
          aria-invalid={trouble === undefined ? undefined : true}
          placeholder={t("name")}
          className="min-w-0 flex-1 font-mono text-sm"
          spellCheck={false}
          value={field.name}
          readOnly={readOnly}
          onChange={(event) => onChange({ ...field, name: event.target.value })}
          onBlur={onDone}
        />
        <TypeSelect {...props} called={called} />
        {!readOnly && <Buttons {...props} called={called} />}
      </div>
      {field.name !== "" && <FieldError>{trouble}</FieldError>}
      <div className="flex items-center gap-2">
        <Input
          aria-label={t("Description of {called}", { called })}
          placeholder={t("What belongs here")}
          className="min-w-0 flex-1"
          value={field.description}
          readOnly={readOnly}
          onChange={(event) => onChange({ ...field, description: event.target.value })}
          onBlur={onDone}
        />
        {props.room.optional && <Required {...props} />}
      </div>
      <Inside {...props} called={called} />
    </div>
  );
}

function Required({ field, readOnly, onChange, onDone }: SchemaRowProps) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex shrink-0 items-center gap-1.5 text-sm">
      <Checkbox
        id={id}
        checked={field.required}
        disabled={readOnly}
        onCheckedChange={(checked) => {
          onChange({ ...field, required: checked === true });
          onDone();
        }}
      />
      {t("required")}
    </label>
  );
}

function TypeSelect({ field, room, readOnly, onChange, onDone, called }: SchemaRowProps & { called: string }) {
  const whole = typeName(field);
  const value = room.types.includes(whole) ? whole : field.type;
  // A type of elsewhere stays visible.
  const types = room.types.includes(value) ? room.types : [...room.types, value];
  const choose = (next: string) => {
    const [type, item] = next.split(":");
    const known = (name: string | undefined) => schemaTypes.find((each) => each === name) ?? "string";
    onChange(retyped(field, known(type), known(item)));
    onDone();
  };
  return (
    <div className="w-32 shrink-0">
      <Select
        aria-label={t("Type of {called}", { called })}
        value={value}
        disabled={readOnly}
        choices={types.map((type) => ({ value: type, label: typeLabel(type) }))}
        onValueChange={choose}
      />
    </div>
  );
}

function Buttons({ fields, index, onMove, onRemove, called }: SchemaRowProps & { called: string }) {
  const last = index === fields.length - 1;
  return (
    <div className="-mr-1 flex shrink-0">
      {fields.length > 1 && (
        <>
          {/* Not `disabled`: the button that moved a row to its end would lose the focus. */}
          <IconButton
            label={t("Move {called} up", { called })}
            size="sm"
            aria-disabled={index === 0}
            onClick={() => onMove(-1)}
          >
            <ArrowUp className={index === 0 ? "opacity-35" : undefined} />
          </IconButton>
          <IconButton
            label={t("Move {called} down", { called })}
            size="sm"
            aria-disabled={last}
            onClick={() => onMove(1)}
          >
            <ArrowDown className={last ? "opacity-35" : undefined} />
          </IconButton>
        </>
      )}
      <IconButton data-part="remove" label={t("Remove {called}", { called })} size="sm" onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </div>
  );
}

/** What the type needs besides: the values of a choice, the properties of an object. */
function Inside({ Rows, field, room, readOnly, onChange, onDone, called }: SchemaRowProps & { called: string }) {
  if (field.type === "enum") {
    return (
      <Input
        aria-label={t("Values of {called}", { called })}
        aria-invalid={field.values.length === 0 || undefined}
        placeholder={t("first, second, third")}
        defaultValue={field.values.join(", ")}
        key={field.values.length === 0 ? "none" : "some"}
        readOnly={readOnly}
        onChange={(event) => onChange({ ...field, values: listed(event.target.value) })}
        onBlur={onDone}
      />
    );
  }
  const item = field.type === "array" && field.item?.type === "object" ? field.item : undefined;
  const deep = item ?? (field.type === "object" && room.nested ? field : undefined);
  if (!deep) return null;
  return (
    <div className="border-l-2 pl-2">
      <Rows
        label={item ? t("Properties of each item of {called}", { called }) : t("Properties of {called}", { called })}
        fields={deep.fields}
        room={roomOf("jsonSchema")}
        readOnly={readOnly}
        onDone={onDone}
        onChange={(fields) => onChange(item ? { ...field, item: { ...item, fields } } : { ...field, fields })}
      />
    </div>
  );
}

const listed = (text: string): string[] => [
  ...new Set(text.split(",").flatMap((each) => (each.trim() === "" ? [] : [each.trim()]))),
];
