"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { FieldControl } from "@/components/ui/field";
import { t } from "@/components/words/t";
import { FromExample } from "./from-example";
import type { SchemaField } from "./schema-field";
import { SchemaRows } from "./schema-rows";
import { SchemaText } from "./schema-text";
import { fieldsOfWire, roomOf, type SchemaForm, wireOf } from "./wire-forms";

interface SchemaEditorProps {
  form: SchemaForm;
  /** As the node keeps it; text is read as JSON. */
  value: unknown;
  /** Gets the form's own value: rows as an array, the others as an object or an array. */
  onChange: (value: ReturnType<typeof wireOf>) => void;
  onDone: () => void;
  readOnly: boolean;
  control: FieldControl;
  label: string;
  /** What is shown for a value that rows cannot show. */
  children: React.ReactNode;
}

/** Describes an object: as rows, as JSON Schema, or from an example of it. */
export function SchemaEditor(props: SchemaEditorProps) {
  const { form, value, onChange, onDone, readOnly, control, label, children } = props;
  const [asText, setAsText] = useState(false);
  const [draft, setDraft] = useState<readonly SchemaField[]>();
  const stored = fieldsOfWire(form, value);
  if (!stored) return children;
  // Rows without a name, or with one that is taken, are not stored yet in every form; they stay for who fills them in.
  const same = draft && JSON.stringify(wireOf(form, draft)) === JSON.stringify(wireOf(form, stored));
  const fields = same ? draft : stored;
  const change = (next: readonly SchemaField[]) => {
    setDraft(next);
    onChange(wireOf(form, next));
  };
  return (
    <div className="flex flex-col gap-2">
      {asText ? (
        <SchemaText
          {...{ form, fields, readOnly, control, onDone }}
          label={t("{label} as JSON Schema", { label })}
          onChange={change}
        />
      ) : (
        <SchemaRows
          {...{ fields, readOnly, onDone, label }}
          id={control.id}
          describedBy={control["aria-describedby"]}
          room={roomOf(form)}
          onChange={change}
        />
      )}
      <div className="flex flex-wrap gap-x-3">
        <Button variant="link" className="text-sm" onClick={() => setAsText(!asText)}>
          {asText ? t("As a table") : t("As JSON Schema")}
        </Button>
        {!readOnly && (
          <FromExample
            form={form}
            onChoose={(next) => {
              change(next);
              onDone();
            }}
          />
        )}
      </div>
    </div>
  );
}
