import type { Field } from "@/domain/catalogue/field";
import { CodeEditor } from "@/components/code-editor/code-editor";
import type { EditorLanguage } from "@/components/code-editor/editor-options";
import type { FieldProps } from "./field-props";
import { useOuterHistory } from "./use-outer-history";
import { useReferenceChoices } from "./use-reference-choices";

interface FieldEditorProps extends Omit<FieldProps<Field>, "value" | "onChange"> {
  text: string;
  onText: (text: string) => void;
  language: EditorLanguage;
  rows: number;
  placeholder?: string | undefined;
  /** What it is called where no label stands beside it. */
  label?: string | undefined;
  onPasteText?: ((text: string) => boolean) | undefined;
  onFocus?: (() => void) | undefined;
}

/** A text of a node in which `{{` opens what may be referred to, and what stands there is known. */
export function FieldEditor(props: FieldEditorProps) {
  const { node, name, field, place, text, onText, onDone, readOnly, control, language, rows, placeholder, big, label } =
    props;
  const { choices, onChoose, know } = useReferenceChoices(node, name, field, place);
  const history = useOuterHistory();
  return (
    <CodeEditor
      {...{ control, language, rows, placeholder, readOnly, big, history, know, onChoose, onDone }}
      label={label ?? (big ? field.label : undefined)}
      value={text}
      onChange={onText}
      suggestions={choices}
      onPasteText={props.onPasteText}
      onFocus={props.onFocus}
    />
  );
}
