"use client";

import { FieldError } from "@/components/ui/field";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { SectionForm } from "./section-form";
import { SwitchSetting } from "./switch-setting";
import { TextSetting } from "./text-setting";
import { type Flow, useSection } from "./use-section";

const fields = [
  { name: "name", label: msg("Name") },
  { name: "email", label: msg("E-mail") },
  { name: "phone", label: msg("Phone") },
] as const;

/** Asks visitors who they are. */
export function LeadsForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "leads");
  const { value } = draft;
  return (
    <SectionForm
      title={t("Leads")}
      description={t("Visitors are asked for a way to reach them when they begin to chat.")}
      saving={draft}
    >
      <SwitchSetting
        label={t("Ask visitors who they are")}
        checked={value.enabled}
        onChange={(enabled) => draft.change({ enabled })}
      />
      {value.enabled && (
        <>
          <div role="group" aria-label={t("What is asked for")} className="flex flex-wrap gap-x-6 gap-y-3">
            {fields.map(({ name, label }) => (
              <SwitchSetting
                key={name}
                label={t(label)}
                checked={value[name]}
                onChange={(on) => draft.change({ [name]: on })}
              />
            ))}
          </div>
          <FieldError>{draft.error("name")}</FieldError>
          <TextSetting
            label={t("Title")}
            optional
            rows={2}
            placeholder={t("Let us know where we can reach you")}
            error={draft.error("title")}
            value={value.title}
            onChange={(title) => draft.change({ title })}
          />
          <TextSetting
            label={t("Thanks")}
            optional
            rows={2}
            placeholder={t("Thank you! What can I do for you?")}
            error={draft.error("successMessage")}
            value={value.successMessage}
            onChange={(successMessage) => draft.change({ successMessage })}
          />
        </>
      )}
    </SectionForm>
  );
}
