"use client";

import { MessagesSquare } from "lucide-react";
import { useState } from "react";
import { useCanvas, useCanvasStore, useReadOnly } from "@/components/canvas/canvas-context";
import { setConverse } from "@/components/canvas/edits";
import { inspectorSlot } from "@/components/canvas/focus-inspector";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { msg } from "@/components/words/msg";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { translatedChoices } from "@/components/words/translated-choices";
import type { Converse, FlowEdge } from "@/domain/flow/flow-document";

/** How two agents talk: the settings of the wire between them. */
export function TalkInspector({ edge }: { edge: FlowEdge }) {
  const { id, source, target, converse = {} } = edge;
  const store = useCanvasStore();
  const readOnly = useReadOnly();
  const nameOf = (nodeId: string) => (nodes: readonly { id: string; label: string }[]) =>
    nodes.find((node) => node.id === nodeId)?.label ?? nodeId;
  const from = useCanvas(({ document }) => nameOf(source)(document.nodes));
  const to = useCanvas(({ document }) => nameOf(target)(document.nodes));
  const change = (part: Converse) =>
    store.edit((document) => setConverse(document, id, part), `converse/${id}/${Object.keys(part).join()}`);
  return (
    <form
      data-slot={inspectorSlot}
      aria-label={t("Conversation from {from} to {to}", { from, to })}
      onSubmit={(event) => event.preventDefault()}
      onBlur={() => store.seal()}
      className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-4 py-4"
    >
      <header className="flex items-center gap-2.5">
        <MessagesSquare aria-hidden className="size-5 shrink-0 text-muted-foreground" />
        <div className="min-w-0">
          <h2 className="truncate text-lg font-semibold">
            {from} → {to}
          </h2>
          <p className="text-sm text-muted-foreground">
            {rich("{from} begins; the two talk in turns until one of them ends it.", { from })}
          </p>
        </div>
      </header>
      <TextPart
        label={t("Opening message")}
        help={t("What is said first. Empty: what the run was asked.")}
        value={converse.message}
        readOnly={readOnly}
        onChange={(message) => change({ message })}
      />
      <TurnsPart value={converse.maxTurns} readOnly={readOnly} onChange={(maxTurns) => change({ maxTurns })} />
      <Field label={t("Summary")} help={t("What later conversations and the steps after it are told.")}>
        {(control) => (
          <Select
            {...control}
            disabled={readOnly}
            value={converse.summaryMethod ?? "last_msg"}
            choices={translatedChoices(summaries)}
            onValueChange={(summaryMethod) => change({ summaryMethod })}
          />
        )}
      </Field>
      {converse.summaryMethod === "reflection_with_llm" && (
        <TextPart
          label={t("Summary prompt")}
          help={t("How the model is to sum up. Empty: what was found out, without the small talk.")}
          value={converse.summaryPrompt}
          readOnly={readOnly}
          onChange={(summaryPrompt) => change({ summaryPrompt })}
        />
      )}
    </form>
  );
}

const summaries = [
  { value: "last_msg", label: msg("The last message") },
  { value: "reflection_with_llm", label: msg("Summed up by the model") },
] as const;

interface PartProps<T> {
  value: T | undefined;
  readOnly: boolean;
  onChange: (value: T | undefined) => void;
}

function TextPart({ label, help, value, readOnly, onChange }: PartProps<string> & { label: string; help: string }) {
  return (
    <Field label={label} help={help} optional>
      {(control) => (
        <Textarea
          {...control}
          rows={3}
          readOnly={readOnly}
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
        />
      )}
    </Field>
  );
}

const mostTurns = 1000;

function TurnsPart({ value, readOnly, onChange }: PartProps<number>) {
  // What stands in the field while it is no number yet.
  const [typed, setTyped] = useState<string>();
  const wrong = typed !== undefined && typed !== "" && !isTurns(typed);
  const change = (text: string) => {
    setTyped(text);
    if (text === "") onChange(undefined);
    else if (isTurns(text)) onChange(Number(text));
  };
  return (
    <Field
      label={t("Max turns")}
      help={t("Each said something once is one turn. Empty: until somebody ends it.")}
      optional
      error={wrong ? t("Write a whole number from 1 to {mostTurns}.", { mostTurns }) : null}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          readOnly={readOnly}
          value={typed ?? (value === undefined ? "" : String(value))}
          onChange={(event) => change(event.target.value)}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}

const isTurns = (text: string): boolean => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= mostTurns;
