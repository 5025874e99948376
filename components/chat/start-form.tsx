"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import type { StartForm as Form } from "@/domain/flow/start-form";
import { formText } from "./form-text";
import { FormInput } from "./form-input";
import { type FormValues, problemOfValue, readValues } from "./form-values";

interface StartFormProps {
  form: Form;
  busy: boolean;
  /** Why nothing can be sent at the moment. */
  disabledReason: string | undefined;
  /** Why it was not sent. */
  notice: string | undefined;
  onGive: (values: Record<string, unknown>, text: string) => void;
  onStop: () => void;
}

/** Stands in place of the composer where a flow begins with a form. */
export function StartForm({ form, busy, disabledReason, notice, onGive, onStop }: StartFormProps) {
  const [values, setValues] = useState<FormValues>({});
  const [checked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (busy || disabledReason !== undefined) return;
    if (form.fields.some((field) => problemOfValue(field, values[field.name]) !== null)) return;
    const read = readValues(form.fields, values);
    onGive(read, formText(form.fields, read));
    setChecked(false);
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      aria-label={form.title || t("Form")}
      className="max-h-[70%] shrink-0 overflow-y-auto border-t"
    >
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-3 px-4 py-4 sm:px-5">
        <div>
          <h2 className="font-semibold text-pretty">{form.title || t("Fill this in to begin")}</h2>
          {form.description && (
            <p className="mt-0.5 text-pretty whitespace-pre-wrap text-muted-foreground">{form.description}</p>
          )}
        </div>
        {form.fields.map((field) => (
          <FormInput
            key={field.name}
            field={field}
            value={values[field.name]}
            error={checked ? problemOfValue(field, values[field.name]) : null}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        <output className="text-sm text-pretty text-muted-foreground empty:hidden">{disabledReason ?? notice}</output>
        <div className="flex justify-end gap-2">
          {busy && <Button onClick={onStop}>{t("Stop")}</Button>}
          <Button type="submit" variant="primary" busy={busy} disabled={disabledReason !== undefined}>
            {t("Start")}
          </Button>
        </div>
      </div>
    </form>
  );
}
