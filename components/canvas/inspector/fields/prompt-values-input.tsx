"use client";

import { useId, useState } from "react";
import { t } from "@/components/words/t";
import type { JsonField } from "@/domain/catalogue/field";
import type { FieldProps } from "@/components/canvas/inspector/field-props";
import { nodeVariables, readValues, writeValues } from "@/components/canvas/inspector/prompt-variables";
import { FieldEditor } from "@/components/canvas/inspector/field-editor";
import { useSpec } from "@/components/canvas/use-spec";
import { Button } from "@/components/ui/button";
import { JsonInput } from "./json-input";

/** A text for each variable of the node's templates, stored as one JSON object; the JSON itself can be edited, too. */
export function PromptValuesInput(props: FieldProps<JsonField>) {
  const { node, value, readOnly } = props;
  const spec = useSpec(node);
  const values = readValues(value);
  const [raw, setRaw] = useState(false);
  const names = [...new Set([...nodeVariables(spec, node), ...Object.keys(values ?? {})])];
  const asJson = raw || values === undefined;
  return (
    <>
      {asJson ? <JsonInput {...props} /> : <Values {...props} names={names} values={values} />}
      {values !== undefined && !readOnly && (
        <Button variant="link" className="self-start text-sm" onClick={() => setRaw(!raw)}>
          {asJson ? t("Edit by variable") : t("Edit as JSON")}
        </Button>
      )}
    </>
  );
}

interface ValuesProps extends FieldProps<JsonField> {
  names: readonly string[];
  values: Readonly<Record<string, string>>;
}

function Values({ node, name, field, place, names, values, control, readOnly, onChange, onDone }: ValuesProps) {
  const id = useId();
  if (names.length === 0) {
    return (
      <p id={control.id} className="text-sm text-muted-foreground">
        {t("The template has no variables. Write one in single braces, such as {product}.")}
      </p>
    );
  }
  return (
    <div
      id={control.id}
      role="group"
      aria-label={field.label}
      aria-describedby={control["aria-describedby"]}
      className="flex flex-col gap-2"
    >
      {names.map((variable) => (
        <div key={variable} className="flex flex-col gap-1">
          <label id={`${id}-${variable}-label`} htmlFor={`${id}-${variable}`} className="font-mono text-sm">
            {`{${variable}}`}
          </label>
          <FieldEditor
            {...{ node, name, field, place, readOnly, onDone }}
            control={{ ...control, id: `${id}-${variable}`, "aria-required": undefined }}
            text={values[variable] ?? ""}
            onText={(text) => onChange(writeValues({ ...values, [variable]: text }))}
            language="text"
            rows={1}
            placeholder={t("The question, unless you write something; {{ for more")}
          />
        </div>
      ))}
    </div>
  );
}
