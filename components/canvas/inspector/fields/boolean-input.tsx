import type { BooleanField } from "@/domain/catalogue/field";
import type { FieldProps } from "@/components/canvas/inspector/field-props";
import { Switch } from "@/components/ui/switch";

export function BooleanInput({ value, onChange, onDone, readOnly, control }: FieldProps<BooleanField>) {
  const { id, "aria-describedby": describedBy, "aria-invalid": invalid } = control;
  return (
    <Switch
      id={id}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      checked={value === true || value === "true"}
      disabled={readOnly}
      onCheckedChange={(checked) => {
        onChange(checked);
        onDone();
      }}
    />
  );
}
