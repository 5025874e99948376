import type { TextField } from "@/domain/catalogue/field";
import { plainText } from "@/domain/catalogue/plain-text";
import { isVisible } from "@/domain/catalogue/visibility";
import { FieldEditor } from "@/components/canvas/inspector/field-editor";
import { requestPaste } from "@/components/canvas/inspector/request-paste";
import { useKeyRename } from "@/components/canvas/inspector/use-key-rename";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";

/** One line or many; `{{` opens what may be referred to. */
export function TextInput({ value, onChange, ...props }: FieldProps<TextField>) {
  const { node, name, field, place, onDone } = props;
  const naming = useKeyRename(node, name === "name" ? (place.input ?? "") : "");
  const isJson = field.json !== undefined && isVisible({ show: field.json }, place.values, place.fields);
  return (
    <FieldEditor
      {...props}
      onFocus={() => naming.begin(asText(value))}
      onDone={() => {
        naming.done(asText(value));
        onDone();
      }}
      text={plainText(asText(value))}
      onText={(text) => onChange(text === "" && field.default === undefined ? undefined : text)}
      language={isJson ? "json" : (field.language ?? ((field.rows ?? 1) > 1 ? "markdown" : "text"))}
      rows={field.rows ?? 1}
      placeholder={field.placeholder}
      onPasteText={(text) => {
        const request = requestPaste(text, place.fields);
        if (request) place.change(request);
        return request !== undefined;
      }}
    />
  );
}
