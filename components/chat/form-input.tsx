"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import type { FormField } from "@/domain/flow/start-form";
import { assertNever } from "@/domain/assert-never";
import type { FormValue } from "./form-values";

interface FormInputProps {
  field: FormField;
  value: FormValue | undefined;
  error: string | null;
  onChange: (value: FormValue) => void;
}

/** One field of a form that begins a run. */
export function FormInput({ field, value, error, onChange }: FormInputProps) {
  const label = field.label || field.name;
  const text = typeof value === "string" ? value : "";
  return (
    <Field label={label} error={error}>
      {(control) => {
        switch (field.type) {
          case "string":
            return <Textarea {...control} rows={1} value={text} onChange={(event) => onChange(event.target.value)} />;
          case "number":
            return (
              <Input {...control} inputMode="decimal" value={text} onChange={(event) => onChange(event.target.value)} />
            );
          case "boolean":
            return <Switch {...control} checked={value === true} onCheckedChange={onChange} />;
          case "options":
            return (
              <Select
                {...control}
                value={text === "" ? undefined : text}
                onValueChange={onChange}
                choices={(field.addOptions ?? []).map(({ option }) => ({ value: option, label: option }))}
              />
            );
          default:
            return assertNever(field.type);
        }
      }}
    </Field>
  );
}
