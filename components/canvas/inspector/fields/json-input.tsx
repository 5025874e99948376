import { useState } from "react";
import { t } from "@/components/words/t";
import type { JsonField } from "@/domain/catalogue/field";
import { FieldEditor } from "@/components/canvas/inspector/field-editor";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";

/** JSON as text. What is wrong with it stands under the field; leaving a sound text puts it in order. */
export function JsonInput({ value, onChange, onDone, ...props }: FieldProps<JsonField>) {
  const [typed, setTyped] = useState<string>();
  const done = () => {
    setTyped(undefined);
    onDone();
  };
  return (
    <FieldEditor
      {...props}
      text={typed ?? pretty(asText(value))}
      onText={(text) => {
        setTyped(text);
        onChange(text.trim() === "" ? undefined : text);
      }}
      onDone={done}
      language="json"
      rows={4}
      placeholder={props.field.placeholder ?? t('{ "name": "value" }')}
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
