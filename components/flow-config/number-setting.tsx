"use client";

import { type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface NumberSettingProps {
  label: string;
  help?: ReactNode;
  error?: string;
  /** Null: not set. What cannot be read as a number is `NaN`. */
  value: number | null;
  onChange: (value: number | null) => void;
  placeholder?: string;
  optional?: boolean;
  className?: string;
}

export function NumberSetting({
  label,
  help,
  error,
  value,
  onChange,
  placeholder,
  optional,
  className,
}: NumberSettingProps) {
  const [typed, setTyped] = useState("");
  // What was typed is shown as long as it means the value: "0." and "0" are the same number.
  const shown = Object.is(numberOf(typed), value) ? typed : value === null ? "" : String(value);
  return (
    <Field label={label} help={help} error={error} optional={optional} className={className}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          className="max-w-40 tabular-nums"
          value={shown}
          placeholder={placeholder}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(numberOf(event.target.value));
          }}
        />
      )}
    </Field>
  );
}

const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text.trim().replace(",", ".")));
