"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { LeadForm as LeadFormSettings } from "./chat-manners";
import type { Lead } from "./lead";

interface LeadFormProps {
  form: LeadFormSettings;
  /** Rejects when the server did not take it. */
  onGive: (lead: Lead) => Promise<void>;
  /** Absent when it may not be put off any more. */
  onSkip?: () => void;
}

const empty: Lead = { name: "", email: "", phone: "" };
const fields = [
  { name: "name", label: msg("Name"), type: "text", autoComplete: "name" },
  { name: "email", label: msg("E-mail"), type: "email", autoComplete: "email" },
  { name: "phone", label: msg("Phone"), type: "tel", autoComplete: "tel" },
] as const;

/** Asks a visitor who they are. */
export function LeadForm({ form, onGive, onSkip }: LeadFormProps) {
  const [lead, setLead] = useState(empty);
  const [checked, setChecked] = useState(false);
  const [sending, setSending] = useState<"no" | "yes" | "failed">("no");
  const asked = fields.filter(({ name }) => form[name]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const given = { name: lead.name.trim(), email: lead.email.trim(), phone: lead.phone.trim() };
    if (asked.some(({ name }) => problemOf(name, given[name]) !== null)) return;
    setSending("yes");
    await onGive(given).catch(() => setSending("failed"));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      aria-label={t("Who you are")}
      className="mx-auto my-3 flex w-full max-w-sm flex-col gap-3 rounded-lg border bg-card p-4 text-left text-card-foreground"
    >
      <p className="font-medium text-pretty whitespace-pre-wrap">{form.title ?? t("Let us know who you are")}</p>
      {asked.map(({ name, label, type, autoComplete }) => (
        <Field key={name} label={t(label)} required error={checked ? problemOf(name, lead[name]) : null}>
          {(control) => (
            <Input
              {...control}
              {...{ type, autoComplete }}
              maxLength={300}
              value={lead[name]}
              onChange={(event) => setLead({ ...lead, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {sending === "failed" && (
        <p role="alert" className="text-sm text-danger">
          {t("This could not be sent. What you wrote is still here: try again in a moment.")}
        </p>
      )}
      <div className="flex justify-end gap-2">
        {onSkip && (
          <Button variant="ghost" onClick={onSkip}>
            {t("Not now")}
          </Button>
        )}
        <Button type="submit" variant="primary" busy={sending === "yes"}>
          {t("Send")}
        </Button>
      </div>
    </form>
  );
}

function problemOf(name: keyof Lead, value: string): string | null {
  if (value.trim() === "") return t("Fill this in.");
  return name === "email" && !/^\S+@\S+$/.test(value.trim())
    ? t("Write an e-mail address, such as ada@example.com.")
    : null;
}
