"use client";

import { CodeEditor } from "@/components/code-editor/code-editor";
import { Field } from "@/components/ui/field";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { ConfigGroup } from "./config-group";
import { SectionForm } from "./section-form";
import { SwitchSetting } from "./switch-setting";
import { type Flow, useSection } from "./use-section";

const values = [
  { name: "$flow.rawOutput", means: msg("the answer") },
  { name: "$flow.input", means: msg("the question") },
  { name: "$flow.chatHistory", means: msg("the conversation so far") },
  { name: "$flow.sourceDocuments", means: msg("what the answer rests on") },
  { name: "$flow.usedTools", means: msg("the tools that were called") },
  { name: "$flow.artifacts", means: msg("pictures and files that were made") },
  { name: "$flow.fileAnnotations", means: msg("files that the answer names") },
  { name: "$flow.sessionId", means: msg("the session") },
  { name: "$flow.chatId", means: msg("the chat") },
  { name: "$flow.chatflowId", means: msg("this flow") },
] as const;

const names = () => values.map(({ name, means }) => ({ text: name, label: name, hint: t(means) }));

const example = 'const text = $flow.rawOutput;\nreturn text.replaceAll("ACME", "Acme Ltd");';

export function PostProcessingGroup({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "postProcessing");
  const { enabled, customFunction } = draft.value;
  return (
    <ConfigGroup
      id="post-processing"
      title={t("Post-processing")}
      description={t("JavaScript that has the last word on each answer before it is stored and sent.")}
    >
      <SectionForm
        title={t("Change each answer")}
        description={t(
          "What the program returns is the answer; an object becomes a block of JSON. While it is on, answers arrive whole: they are not streamed word by word.",
        )}
        saving={draft}
      >
        <SwitchSetting
          label={t("Run the program")}
          checked={enabled}
          onChange={(next) => draft.change({ enabled: next })}
        />
        <Field label={t("Program")} error={draft.error("customFunction")}>
          {(control) => (
            <CodeEditor
              control={control}
              language="javascript"
              rows={7}
              placeholder={example}
              value={customFunction}
              suggestions={names}
              onChange={(next) => draft.change({ customFunction: next })}
            />
          )}
        </Field>
        <details className="text-sm">
          <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground hover:text-foreground">
            {t("What the program can read")}
          </summary>
          <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
            {values.map(({ name, means }) => (
              <div key={name} className="contents">
                <dt className="font-mono text-xs leading-5">{name}</dt>
                <dd className="text-muted-foreground">{t(means)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </SectionForm>
    </ConfigGroup>
  );
}
