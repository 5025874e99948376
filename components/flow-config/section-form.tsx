"use client";

import { Check, CircleAlert, CircleDot } from "lucide-react";
import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { Saving } from "./use-draft";

interface SectionFormProps {
  title: string;
  /** What it does, and what callers will notice. */
  description: ReactNode;
  saving: Saving;
  children: ReactNode;
}

/** One part of the configuration, saved for itself. */
export function SectionForm({ title, description, saving, children }: SectionFormProps) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.save(event.currentTarget);
  };
  return (
    <Card>
      <form onSubmit={submit} noValidate aria-labelledby={id}>
        <div className="px-5 pt-4">
          <h3 id={id} className="font-semibold">
            {title}
          </h3>
          <p className="mt-0.5 max-w-2xl text-pretty text-muted-foreground">{description}</p>
        </div>
        <fieldset disabled={saving.readOnly} className="flex min-w-0 flex-col gap-4 px-5 pt-4 pb-5">
          {children}
        </fieldset>
        {!saving.readOnly && <SaveRow title={title} saving={saving} />}
      </form>
    </Card>
  );
}

function SaveRow({ title, saving }: { title: string; saving: Saving }) {
  const { dirty, busy, failure } = saving;
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-2 border-t px-5 py-2.5">
      <div className="mr-auto min-w-0 text-sm">
        {failure !== undefined && (
          <p role="alert" className="flex items-start gap-1.5 text-danger">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{rich("Not saved: {failure} What you entered is still here.", { failure })}</span>
          </p>
        )}
        <p role="status" className="flex items-center gap-1.5 text-muted-foreground empty:hidden">
          {failure === undefined && <SaveState {...saving} />}
        </p>
      </div>
      {dirty && (
        <Button size="sm" variant="ghost" disabled={busy} onClick={saving.discard}>
          {t("Discard")}
        </Button>
      )}
      <Button size="sm" type="submit" variant={dirty ? "primary" : "secondary"} busy={busy} aria-disabled={!dirty}>
        {t("Save")}
        <span className="sr-only"> {title}</span>
      </Button>
    </div>
  );
}

function SaveState({ dirty, busy, saved }: Saving) {
  if (busy) return t("Saving");
  if (dirty) {
    return (
      <>
        <CircleDot aria-hidden className="size-4 text-waiting" />
        {t("Not saved yet")}
      </>
    );
  }
  if (!saved) return null;
  return (
    <>
      <Check aria-hidden className="size-4 text-ok" />
      {t("Saved")}
    </>
  );
}
