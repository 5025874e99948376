import type { ReactNode } from "react";
import type { ArrayField, CodeField, DatagridField, JsonField } from "@/domain/catalogue/field";
import type { FieldProps } from "@/components/canvas/inspector/field-props";
import { SchemaEditor } from "@/components/schema-editor/schema-editor";
import type { SchemaForm } from "@/components/schema-editor/wire-forms";

interface SchemaInputProps extends FieldProps<ArrayField | CodeField | DatagridField | JsonField> {
  form: SchemaForm;
  /** What is shown for a value that rows cannot show. */
  children: ReactNode;
}

/** A description of an object, kept as the node wants it: rows as rows, everything else as text. */
export function SchemaInput({ field, value, onChange, onDone, readOnly, control, form, children }: SchemaInputProps) {
  const isText = field.type === "code" || field.type === "json";
  return (
    <SchemaEditor
      {...{ form, value, onDone, readOnly, control }}
      label={field.label}
      onChange={(next) => {
        const empty = Array.isArray(next) ? next.length === 0 : isText && isEmpty(next);
        onChange(empty && field.optional ? undefined : isText ? JSON.stringify(next, null, 2) : next);
      }}
    >
      {children}
    </SchemaEditor>
  );
}

const isEmpty = (value: object): boolean => {
  const properties: unknown = "properties" in value ? value.properties : value;
  return typeof properties === "object" && properties !== null && Object.keys(properties).length === 0;
};
