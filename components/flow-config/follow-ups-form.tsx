"use client";

import { t } from "@/components/words/t";
import { followUpServices } from "@/domain/flow-settings/follow-up-services";
import { SectionForm } from "./section-form";
import { ServiceForm } from "./service-form";
import { SwitchSetting } from "./switch-setting";
import { type Flow, useSection } from "./use-section";

/** Questions suggested after each answer. */
export function FollowUpsForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "followUps");
  const { enabled, provider, services } = draft.value;
  return (
    <SectionForm
      title={t("Follow-up prompts")}
      description={t(
        "A model suggests three questions after each answer. Callers get them with the answer as followUpPrompts; each answer costs one short call more.",
      )}
      saving={draft}
    >
      <SwitchSetting
        label={t("Suggest questions")}
        checked={enabled}
        onChange={(next) => draft.change({ enabled: next })}
      />
      {enabled && (
        <ServiceForm
          label={t("Model provider")}
          specs={followUpServices}
          provider={provider}
          services={services}
          onChange={draft.change}
          error={draft.error}
          readOnly={draft.readOnly}
        />
      )}
    </SectionForm>
  );
}
