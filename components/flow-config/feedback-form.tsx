"use client";

import { SectionForm } from "./section-form";
import { SwitchSetting } from "./switch-setting";
import { type Flow, useSection } from "./use-section";

/** Thumbs under each answer. */
export function FeedbackForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "feedback");
  return (
    <SectionForm
      title="Feedback"
      description="People can say whether an answer helped. What they say stands with the flow's messages."
      saving={draft}
    >
      <SwitchSetting
        label="Thumbs under each answer"
        checked={draft.value.enabled}
        onChange={(enabled) => draft.change({ enabled })}
      />
    </SectionForm>
  );
}
