"use client";

import { t } from "@/components/words/t";
import { ListSetting } from "./list-setting";
import { SectionForm } from "./section-form";
import { TextSetting } from "./text-setting";
import { type Flow, useSection } from "./use-section";

/** Sites whose pages may call the flow. */
export function OriginsForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "allowedOrigins");
  const { origins, refusal } = draft.value;
  return (
    <SectionForm
      title={t("Allowed origins")}
      description={t(
        "Which websites may call this flow or show its chat in a frame. A page of any other site gets 403 and the text below. Programs outside of browsers send no origin and are not held back by this.",
      )}
      saving={draft}
    >
      <ListSetting
        label={t("Origins")}
        item={t("Origin")}
        value={origins}
        onChange={(next) => draft.change({ origins: next })}
        error={(place) => draft.error(`origins.${String(place)}`)}
        placeholder={t("https://shop.example")}
        empty={t("None named: pages of every site may call it.")}
        readOnly={draft.readOnly}
      />
      <TextSetting
        label={t("What the others are told")}
        optional
        placeholder={t("This site is not allowed to access this chatbot")}
        error={draft.error("refusal")}
        value={refusal}
        onChange={(next) => draft.change({ refusal: next })}
      />
    </SectionForm>
  );
}
