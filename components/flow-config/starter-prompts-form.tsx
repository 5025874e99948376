"use client";

import { t } from "@/components/words/t";
import { ListSetting } from "./list-setting";
import { SectionForm } from "./section-form";
import { type Flow, useSection } from "./use-section";

/** Questions to begin with. */
export function StarterPromptsForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "starterPrompts");
  return (
    <SectionForm
      title={t("Starter prompts")}
      description={t("Questions offered in an empty chat. A click asks one.")}
      saving={draft}
    >
      <ListSetting
        label={t("Prompts")}
        item={t("Prompt")}
        value={draft.value.prompts}
        onChange={(prompts) => draft.change({ prompts })}
        error={(place) => draft.error(`prompts.${String(place)}`)}
        placeholder={t("What can you help me with?")}
        ordered
        empty={t("None: the chat begins with its greeting alone.")}
        readOnly={draft.readOnly}
      />
    </SectionForm>
  );
}
