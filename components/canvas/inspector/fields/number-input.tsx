import { useState } from "react";
import type { NumberField } from "@/domain/catalogue/field";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { Input } from "@/components/ui/input";

/** Digits as typed; stored as a number once they are one. A reference is kept as text. */
export function NumberInput({ field, value, onChange, onDone, readOnly, control }: FieldProps<NumberField>) {
  const stored = asText(value);
  const [typed, setTyped] = useState<string>();
  const change = (text: string) => {
    setTyped(text);
    const trimmed = text.trim();
    if (trimmed === "") onChange(undefined);
    else onChange(Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed);
  };
  const step = (by: number) => {
    const size = field.step ?? 1;
    const from = Number(typed ?? stored) || 0;
    // Steps of 0.1 would otherwise add up to 0.30000000000000004.
    const next = Math.round((from + by * size) / size) * size;
    const decimals = (String(size).split(".")[1] ?? "").length;
    const bounded = Math.min(
      field.max ?? Number.POSITIVE_INFINITY,
      Math.max(field.min ?? Number.NEGATIVE_INFINITY, next),
    );
    change(bounded.toFixed(decimals));
  };
  return (
    <Input
      {...control}
      inputMode="decimal"
      role="spinbutton"
      aria-valuenow={Number(stored) || undefined}
      aria-valuemin={field.min}
      aria-valuemax={field.max}
      value={typed ?? stored}
      readOnly={readOnly}
      placeholder={field.placeholder ?? (field.default === undefined ? undefined : String(field.default))}
      onChange={(event) => change(event.target.value)}
      onKeyDown={(event) => {
        if (readOnly || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        step(event.key === "ArrowUp" ? 1 : -1);
      }}
      onBlur={() => {
        setTyped(undefined);
        onDone();
      }}
    />
  );
}
