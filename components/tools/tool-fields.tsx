import { useQuery } from "@tanstack/react-query";
import { CodeEditor } from "@/components/code-editor/code-editor";
import { SchemaEditor } from "@/components/schema-editor/schema-editor";
import { useTRPC } from "@/components/trpc/client";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { t } from "@/components/words/t";
import { ColorChoice } from "./color-choice";
import { functionNames } from "./function-names";
import type { ToolDraft } from "./use-tool-draft";

interface ToolFieldsProps {
  draft: ToolDraft;
  readOnly: boolean;
}

export function ToolFields({ draft, readOnly }: ToolFieldsProps) {
  const { tool, change, mistakes } = draft;
  return (
    <>
      <Field label={t("Name")} required error={mistakes.name} help={t("The model calls it by this name.")}>
        {(control) => (
          <Input
            {...control}
            readOnly={readOnly}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            placeholder={t("get_weather")}
            value={tool.name}
            onChange={(event) => change({ name: event.target.value })}
            className="font-mono text-sm"
          />
        )}
      </Field>
      <Field label={t("Description")} help={t("When the model should use it, in a sentence or two.")}>
        {(control) => (
          <Textarea
            {...control}
            readOnly={readOnly}
            maxLength={10_000}
            rows={2}
            placeholder={t("Says what the weather is like in a city. Use it for every question about today's weather.")}
            value={tool.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <ArgumentsField draft={draft} readOnly={readOnly} />
      <FunctionField draft={draft} readOnly={readOnly} />
      {!readOnly && <ColorChoice value={tool.color} onChange={(color) => change({ color })} />}
    </>
  );
}

function ArgumentsField({ draft, readOnly }: ToolFieldsProps) {
  const { tool, change, mistakes } = draft;
  return (
    <Field label={t("Arguments")} error={mistakes.schema} help={t("What the model has to give it.")}>
      {(control) => (
        <SchemaEditor
          {...{ control, readOnly }}
          form="properties"
          label={t("Arguments")}
          value={tool.schema}
          onDone={() => undefined}
          onChange={(rows) => change({ schema: JSON.stringify(rows) })}
        >
          <CodeEditor
            {...{ control, readOnly }}
            label={t("Arguments as JSON")}
            language="json"
            rows={6}
            value={tool.schema}
            onChange={(schema) => change({ schema })}
          />
        </SchemaEditor>
      )}
    </Field>
  );
}

function FunctionField({ draft, readOnly }: ToolFieldsProps) {
  const { tool, change, mistakes } = draft;
  const trpc = useTRPC();
  const { data: variables } = useQuery(trpc.variables.list.queryOptions());
  return (
    <Field
      label={t("Function")}
      required
      error={mistakes.func}
      help={t(
        "The body of an async function in JavaScript. A dollar sign lists what it can use: each argument, $vars and $flow. fetch reaches the web.",
      )}
    >
      {(control) => (
        <CodeEditor
          {...{ control, readOnly }}
          language="javascript"
          rows={12}
          placeholder={t("return `It is sunny in ${$city}.`;")}
          value={tool.func}
          suggestions={() => functionNames(tool.schema, variables ?? [])}
          onChange={(func) => change({ func })}
        />
      )}
    </Field>
  );
}
