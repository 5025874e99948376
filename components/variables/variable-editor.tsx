"use client";

import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { msg } from "@/components/words/msg";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { translatedChoices } from "@/components/words/translated-choices";
import { environmentName, nameMistake, type VariableDraft } from "./variable-draft";

interface VariableEditorProps {
  initial: VariableDraft;
  /** Names of the other variables. */
  taken: readonly string[];
  busy: boolean;
  error: string | null;
  onSave: (draft: VariableDraft) => void;
  onCancel: () => void;
}

const types = [
  { value: "static", label: msg("Static"), description: msg("The value below.") },
  { value: "runtime", label: msg("Runtime"), description: msg("Read from the server's environment.") },
] as const;

/** A variable as a form that stands in its row. Enter saves, Escape leaves. */
export function VariableEditor({ initial, taken, busy, error, onSave, onCancel }: VariableEditorProps) {
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const errorId = useId();
  const mistake = nameMistake(draft.name, taken);
  const shown = tried ? (mistake ?? error) : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!mistake && !busy) onSave(draft.type === "runtime" ? { ...draft, value: "" } : draft);
    else focusInvalid(event.currentTarget);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={onKeyDown}
      noValidate
      aria-label={initial.name || t("New variable")}
      className="flex flex-col gap-2 px-4 py-3"
    >
      <div className="grid items-start gap-2 sm:grid-cols-[minmax(0,14rem)_8rem_minmax(0,1fr)_auto]">
        <Input
          autoFocus
          aria-label={t("Name")}
          aria-invalid={shown ? true : undefined}
          aria-describedby={errorId}
          placeholder="company_name"
          autoComplete="off"
          spellCheck={false}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          className="font-mono text-sm"
        />
        <Select
          aria-label={t("Type")}
          value={draft.type}
          onValueChange={(type) => setDraft({ ...draft, type })}
          choices={translatedChoices(types)}
        />
        <ValueInput draft={draft} onChange={(value) => setDraft({ ...draft, value })} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" busy={busy}>
            {t("Save")}
          </Button>
          <Button onClick={onCancel}>{t("Cancel")}</Button>
        </div>
      </div>
      <FieldError id={errorId}>{shown}</FieldError>
    </form>
  );
}

function ValueInput({ draft, onChange }: { draft: VariableDraft; onChange: (value: string) => void }) {
  if (draft.type === "runtime") {
    return (
      <p className="py-1.5 text-sm text-muted-foreground">
        {rich("The server's operator sets {environmentName}.", {
          environmentName: <code className="font-mono wrap-anywhere">{environmentName(draft.name || "name")}</code>,
        })}
      </p>
    );
  }
  return (
    <Textarea
      aria-label={t("Value")}
      placeholder={t("Value")}
      rows={1}
      spellCheck={false}
      value={draft.value}
      maxLength={20_000}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        // Enter saves, as in every other field; Shift Enter makes a new line.
        if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
      className="min-h-8 py-1 font-mono text-sm"
    />
  );
}
