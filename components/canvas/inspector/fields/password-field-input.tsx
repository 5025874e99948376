import type { PasswordField } from "@/domain/catalogue/field";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { PasswordInput } from "@/components/ui/password-input";

export function PasswordFieldInput({ field, value, onChange, onDone, readOnly, control }: FieldProps<PasswordField>) {
  return (
    <PasswordInput
      {...control}
      value={asText(value)}
      autoComplete="off"
      readOnly={readOnly}
      placeholder={field.placeholder}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      onBlur={onDone}
    />
  );
}
