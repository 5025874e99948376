"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";

interface NameFormProps {
  label: string;
  help?: string;
  value: string;
  maxLength: number;
  autoComplete?: string;
  /** An empty name is allowed. */
  optional?: boolean;
  readOnly?: boolean;
  busy: boolean;
  error: string | null;
  onSave: (name: string) => void;
}

/** One name and its button, which wakes up when there is something to save. */
export function NameForm({
  label,
  help,
  value,
  maxLength,
  autoComplete,
  optional,
  readOnly,
  busy,
  error,
  onSave,
}: NameFormProps) {
  const [name, setName] = useState(value);
  const changed = name.trim() !== value && (optional || name.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed && !busy) onSave(name.trim());
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4 p-5">
      <Field label={label} help={help} error={error} optional={optional}>
        {(control) => (
          <Input
            {...control}
            readOnly={readOnly}
            autoComplete={autoComplete ?? "off"}
            maxLength={maxLength}
            value={name}
            onChange={(event) => setName(event.target.value)}
            className="max-w-md"
          />
        )}
      </Field>
      {!readOnly && (
        <div>
          <Button type="submit" variant="primary" disabled={!changed} busy={busy}>
            {t("Save")}
          </Button>
        </div>
      )}
    </form>
  );
}
