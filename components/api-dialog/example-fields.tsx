"use client";

import Link from "next/link";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { FlowFacts } from "@/domain/api/flow-facts";
import { type CallKind, callKinds, callKindTexts } from "./call-kinds";

interface ExampleFieldsProps {
  facts: FlowFacts;
  kind: CallKind;
  onKind: (kind: CallKind) => void;
  question: string;
  onQuestion: (question: string) => void;
}

const withoutQuestion: readonly CallKind[] = ["form", "abort", "messages", "upsert"];

/** Which call the examples make, and what they ask. */
export function ExampleFields({ facts, kind, onKind, question, onQuestion }: ExampleFieldsProps) {
  const choices = callKinds
    .filter((each) => each !== "upsert" || facts.stores.length > 0)
    .map((each) => ({ value: each, label: t(callKindTexts[each].label) }));
  return (
    <section aria-label={t("Request")} className="flex flex-col gap-4">
      <Field label={t("Kind of call")} help={t(callKindTexts[kind].about)}>
        {(control) => <Select {...control} value={kind} onValueChange={onKind} choices={choices} />}
      </Field>
      <KindNote facts={facts} kind={kind} />
      {!withoutQuestion.includes(kind) && (
        <Field label={t("Question")}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              className="max-h-40"
              value={question}
              onChange={(event) => onQuestion(event.target.value)}
            />
          )}
        </Field>
      )}
    </section>
  );
}

function KindNote({ facts, kind }: { facts: FlowFacts; kind: CallKind }) {
  if (kind === "form" && !facts.form)
    return <p className={note}>{t("An example: this flow begins with a question, and has no form.")}</p>;
  if (kind === "override")
    return (
      <p className={note}>
        {rich("Only what the flow’s owner allows is replaced. <link>Choose what callers may replace</link>", {
          link: (words) => (
            <Link
              href={`/${facts.kind}s/${facts.id}/settings#overrides`}
              className="text-link underline underline-offset-4"
            >
              {words}
            </Link>
          ),
        })}
      </p>
    );
  return null;
}

const note = "-mt-2 rounded-md bg-muted px-3 py-2 text-sm";
