"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";

interface EmailFieldProps {
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  autoFocus?: boolean;
  readOnly?: boolean;
}

/** Loose on purpose: the server has the last word, this only catches slips. */
export const looksLikeEmail = (value: string): boolean => /^\S+@\S+\.\S+$/.test(value.trim());

export function EmailField({ value, onChange, error, autoFocus, readOnly }: EmailFieldProps) {
  return (
    <Field label={t("E-mail")} required error={error}>
      {(control) => (
        <Input
          {...control}
          type="email"
          name="email"
          inputMode="email"
          autoComplete="username"
          autoFocus={autoFocus}
          readOnly={readOnly}
          maxLength={254}
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
