import type { FileField } from "@/domain/catalogue/field";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";

/** Files are not stored by this release. What an imported flow names is shown, so that one knows what is missing. */
export function FileInput({ field, value, control }: FieldProps<FileField>) {
  const names = asText(value).replace(/^FILE-STORAGE::/, "");
  return (
    <div
      id={control.id}
      aria-describedby={control["aria-describedby"]}
      className="rounded-md border border-dashed border-input px-2.5 py-2 text-sm text-muted-foreground"
    >
      {names && !names.startsWith("data:") && <p className="mb-1 text-foreground">{names}</p>}
      <p>Files ({field.fileType || "any kind"}) cannot be stored on this server yet. The node runs without one.</p>
    </div>
  );
}
