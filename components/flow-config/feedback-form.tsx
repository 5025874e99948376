"use client";

import { t } from "@/components/words/t";
import { SectionForm } from "./section-form";
import { SwitchSetting } from "./switch-setting";
import { type Flow, useSection } from "./use-section";

/** Thumbs under each answer. */
export function FeedbackForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "feedback");
  return (
    <SectionForm
      title={t("Feedback")}
      description={t("People can say whether an answer helped. What they say stands with the flow's messages.")}
      saving={draft}
    >
      <SwitchSetting
        label={t("Thumbs under each answer")}
        checked={draft.value.enabled}
        onChange={(enabled) => draft.change({ enabled })}
      />
    </SectionForm>
  );
}
