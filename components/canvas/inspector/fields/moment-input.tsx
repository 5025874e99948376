import type { TextField } from "@/domain/catalogue/field";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { Input } from "@/components/ui/input";

/** A time of day or a date, as the browser picks it: `09:30`, `2027-01-31`. */
export function MomentInput({ field, value, onChange, onDone, readOnly, control }: FieldProps<TextField>) {
  const stored = asText(value);
  return (
    <Input
      {...control}
      type={field.picks === "date" ? "date" : "time"}
      // Other programs keep a date with its time.
      value={field.picks === "date" ? stored.slice(0, 10) : stored}
      readOnly={readOnly}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      onBlur={onDone}
    />
  );
}
