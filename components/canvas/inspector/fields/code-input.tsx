"use client";

import { t } from "@/components/words/t";
import type { CodeField } from "@/domain/catalogue/field";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { useOuterHistory } from "@/components/canvas/inspector/use-outer-history";
import { useScriptNames } from "@/components/canvas/inspector/use-reference-choices";
import { CodeEditor } from "@/components/code-editor/code-editor";
import { Button } from "@/components/ui/button";

/** A program. A dollar sign opens the names that it finds around it. */
export function CodeInput({ field, place, value, onChange, onDone, readOnly, control, big }: FieldProps<CodeField>) {
  const text = asText(value);
  const names = useScriptNames(place);
  const history = useOuterHistory();
  return (
    <>
      <CodeEditor
        {...{ control, readOnly, history, big, onDone }}
        {...(big && { label: field.label })}
        value={text}
        language={field.language}
        rows={6}
        placeholder={field.placeholder ?? field.example}
        suggestions={() => names}
        onChange={(next) => onChange(next === "" ? undefined : next)}
      />
      {field.example && text === "" && !readOnly && !big && (
        <Button size="sm" className="self-start" onClick={() => onChange(field.example)}>
          {t("Insert the example")}
        </Button>
      )}
    </>
  );
}
