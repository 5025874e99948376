"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { translatedChoices } from "@/components/words/translated-choices";
import { SectionForm } from "./section-form";
import { SwitchSetting } from "./switch-setting";
import { uploadTypes } from "./upload-types";
import { type Flow, useSection } from "./use-section";

const readings = [
  { value: "perPage", label: msg("Page by page") },
  { value: "perFile", label: msg("As one text") },
] as const;

/** Files whose whole text goes to the model. */
export function FileUploadForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "fileUpload");
  const { enabled, types, pdf } = draft.value;
  const toggle = (mime: string, on: boolean) =>
    draft.change({ types: on ? [...types, mime] : types.filter((type) => type !== mime) });
  const others = types.filter((type) => !uploadTypes.some(({ mime }) => mime === type));
  return (
    <SectionForm
      title={t("File upload")}
      description={t(
        "People can send files with a question. Their whole text goes to the model, so that long files cost many tokens. Files of other types are refused.",
      )}
      saving={draft}
    >
      <SwitchSetting
        label={t("Take files")}
        checked={enabled}
        onChange={(next) => draft.change({ enabled: next, ...(next && types.length === 0 && { types: usual }) })}
      />
      {enabled && (
        <>
          <div
            role="group"
            aria-label={t("Allowed types")}
            className="grid grid-cols-2 gap-x-4 gap-y-2.5 sm:grid-cols-4"
          >
            {[...uploadTypes, ...others.map((mime) => ({ mime, label: mime }))].map(({ mime, label }) => (
              <TypeBox key={mime} label={t(label)} checked={types.includes(mime)} onChange={(on) => toggle(mime, on)} />
            ))}
          </div>
          <FieldError>{draft.error("types")}</FieldError>
          <Field label={t("How a PDF is read")} help={t("Page by page, each page is marked with its number.")}>
            {(control) => (
              <Select
                {...control}
                className="max-w-48"
                value={pdf}
                onValueChange={(next) => draft.change({ pdf: next })}
                choices={translatedChoices(readings)}
                disabled={draft.readOnly}
              />
            )}
          </Field>
        </>
      )}
    </SectionForm>
  );
}

const usual = ["application/pdf", "text/plain", "text/markdown", "text/csv"];

function TypeBox({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Checkbox id={id} checked={checked} onCheckedChange={(on) => onChange(on === true)} />
      <Label htmlFor={id} className="min-w-0 font-normal wrap-anywhere">
        {label}
      </Label>
    </div>
  );
}
