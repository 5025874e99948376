import type { TextField } from "@/domain/catalogue/field";
import { plainText } from "@/domain/catalogue/plain-text";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { ReferenceTextarea } from "@/components/canvas/inspector/reference-textarea";
import { useReferenceChoices } from "@/components/canvas/inspector/use-reference-choices";

/** One line or many; `{{` opens what may be referred to. */
export function TextInput({
  node,
  name,
  field,
  place,
  value,
  onChange,
  onDone,
  readOnly,
  control,
}: FieldProps<TextField>) {
  const { choices, onChoose } = useReferenceChoices(node, name, field, place);
  return (
    <ReferenceTextarea
      control={control}
      value={plainText(asText(value))}
      onChange={(text) => onChange(text === "" && field.default === undefined ? undefined : text)}
      onDone={onDone}
      onChoose={onChoose}
      choices={choices}
      readOnly={readOnly}
      rows={field.rows ?? 1}
      placeholder={field.placeholder}
    />
  );
}
