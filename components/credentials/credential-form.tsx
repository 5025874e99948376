"use client";

import { ExternalLink } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { focusInvalid } from "@/components/ui/focus-invalid";
import { Input } from "@/components/ui/input";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import { CredentialField } from "./credential-field";
import { type CredentialValues, findMistakes, visibleFields } from "./credential-values";

export interface CredentialDraft {
  name: string;
  values: CredentialValues;
}

interface CredentialFormProps {
  spec: CredentialSpec;
  initial: CredentialDraft;
  busy: boolean;
  /** The server's refusal. */
  error: string | null;
  onSave: (draft: CredentialDraft) => void;
}

/** The form that a credential type describes. */
export function CredentialForm({ spec, initial, busy, error, onSave }: CredentialFormProps) {
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const mistakes = findMistakes(spec, draft.values);
  const nameMistake = draft.name.trim() === "" ? t("Give it a name, so that you tell it apart from others.") : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The dialog may lie in a page that has a form of its own.
    event.stopPropagation();
    setTried(true);
    if (!nameMistake && Object.keys(mistakes).length === 0) onSave({ name: draft.name.trim(), values: draft.values });
    else focusInvalid(event.currentTarget);
  };
  const setValue = (name: string, value: string) => setDraft({ ...draft, values: { ...draft.values, [name]: value } });
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      <DialogBody>
        <Field label={t("Name")} error={tried ? nameMistake : null} required>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              maxLength={120}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        {visibleFields(spec, draft.values).map(([name, field]) => (
          <CredentialField
            key={name}
            field={field}
            value={draft.values[name] ?? ""}
            error={tried ? mistakes[name] : undefined}
            onChange={(value) => setValue(name, value)}
          />
        ))}
        <FieldError>{error}</FieldError>
        <p className="text-sm text-muted-foreground">
          {t("Secrets are encrypted when they are stored and are never shown again.")}
          {spec.docs && <DocsLink href={spec.docs} label={spec.label} />}
        </p>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={busy}>
          {t("Save credential")}
        </Button>
      </DialogFooter>
    </form>
  );
}

const DocsLink = ({ href, label }: { href: string; label: string }) => (
  <a
    href={href}
    target="_blank"
    rel="noreferrer"
    className="ml-1 inline-flex items-center gap-1 text-link underline-offset-4 hover:underline"
  >
    {rich("Where to find them in {label}", { label })}
    <ExternalLink aria-hidden className="size-3.5" />
  </a>
);
