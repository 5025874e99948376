import { useState } from "react";
import { CodeEditor } from "@/components/code-editor/code-editor";
import { checkJson } from "@/components/code-editor/check-json";
import { type FieldControl, FieldError } from "@/components/ui/field";
import { t } from "@/components/words/t";
import { fieldsOfJsonSchema, jsonSchemaOf } from "./json-schema";
import type { SchemaField } from "./schema-field";
import { misfit, type SchemaForm } from "./wire-forms";

interface SchemaTextProps {
  form: SchemaForm;
  fields: readonly SchemaField[];
  onChange: (fields: SchemaField[]) => void;
  onDone: () => void;
  readOnly: boolean;
  control: FieldControl;
  label: string;
}

/** The same description as JSON Schema. What cannot be kept is said, and not taken over. */
export function SchemaText({ form, fields, onChange, onDone, readOnly, control, label }: SchemaTextProps) {
  const [typed, setTyped] = useState<string>();
  const trouble = typed === undefined ? undefined : troubleIn(form, typed);
  const change = (text: string) => {
    setTyped(text);
    const read = readFields(form, text);
    if (read) onChange(read);
  };
  return (
    <>
      <CodeEditor
        {...{ control, readOnly, label }}
        language="json"
        rows={8}
        value={typed ?? JSON.stringify(jsonSchemaOf(fields), null, 2)}
        onChange={change}
        onDone={() => {
          if (trouble === undefined) setTyped(undefined);
          onDone();
        }}
      />
      <FieldError>{trouble}</FieldError>
    </>
  );
}

function readFields(form: SchemaForm, text: string): SchemaField[] | undefined {
  if (checkJson(text) !== undefined || text.includes("{{")) return undefined;
  const fields = text.trim() === "" ? [] : fieldsOfJsonSchema(JSON.parse(text));
  return fields && misfit(form, fields) === undefined ? fields : undefined;
}

function troubleIn(form: SchemaForm, text: string): string | undefined {
  if (text.trim() === "") return undefined;
  const fault = checkJson(text);
  if (fault) return t("{message} Nothing is taken over until it is JSON.", { message: fault.message });
  if (text.includes("{{")) return t("A schema holds no references.");
  const fields = fieldsOfJsonSchema(JSON.parse(text));
  return fields ? misfit(form, fields) : t("Begin with an object that has “properties”; each needs one “type”.");
}
