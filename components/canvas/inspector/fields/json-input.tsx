import { useState } from "react";
import type { JsonField } from "@/domain/catalogue/field";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { ReferenceTextarea } from "@/components/canvas/inspector/reference-textarea";
import { useReferenceChoices } from "@/components/canvas/inspector/use-reference-choices";

/** JSON as text. What is wrong with it stands under the field; leaving a sound text puts it in order. */
export function JsonInput({
  node,
  name,
  field,
  place,
  value,
  onChange,
  onDone,
  readOnly,
  control,
}: FieldProps<JsonField>) {
  const { choices, onChoose } = useReferenceChoices(node, name, field, place);
  const stored = asText(value);
  const [typed, setTyped] = useState<string>();
  return (
    <ReferenceTextarea
      control={control}
      mono
      value={typed ?? pretty(stored)}
      onChange={(text) => {
        setTyped(text);
        onChange(text.trim() === "" ? undefined : text);
      }}
      onDone={() => {
        setTyped(undefined);
        onDone();
      }}
      onChoose={onChoose}
      choices={choices}
      readOnly={readOnly}
      rows={4}
      placeholder={field.placeholder ?? '{ "name": "value" }'}
    />
  );
}

function pretty(text: string): string {
  if (text.includes("\n")) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" ? JSON.stringify(parsed, null, 2) : text;
  } catch {
    return text;
  }
}
