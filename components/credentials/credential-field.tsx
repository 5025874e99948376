"use client";

import { Field, type FieldControl } from "@/components/ui/field";
import { HelpText } from "@/components/ui/help-text";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import type { Field as FieldSpec } from "@/domain/catalogue/field";
import { SecretInput } from "./secret-input";

interface CredentialFieldProps {
  field: FieldSpec;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}

export function CredentialField({ field, value, error, onChange }: CredentialFieldProps) {
  return (
    <Field
      label={field.label}
      help={field.description && <HelpText text={field.description} />}
      error={error}
      optional={field.optional}
      required={!field.optional}
    >
      {(control) => <Control field={field} value={value} onChange={onChange} control={control} />}
    </Field>
  );
}

function Control({ field, value, onChange, control }: CredentialFieldProps & { control: FieldControl }) {
  if (field.type === "password")
    return <SecretInput control={control} value={value} placeholder={field.placeholder} onChange={onChange} />;
  if (field.type === "boolean") {
    return <Switch {...control} checked={value === "true"} onCheckedChange={(on) => onChange(on ? "true" : "false")} />;
  }
  if (field.type === "options") {
    const choices = field.options.map(({ name, label, description }) => ({ value: name, label, description }));
    return <Select {...control} value={value || undefined} onValueChange={onChange} choices={choices} />;
  }
  if (field.type === "string" && (field.rows ?? 1) > 1) {
    return (
      <Textarea
        {...control}
        rows={field.rows}
        value={value}
        placeholder={field.placeholder}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="font-mono text-sm"
      />
    );
  }
  return (
    <Input
      {...control}
      inputMode={field.type === "number" ? "decimal" : undefined}
      value={value}
      placeholder={field.placeholder}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
