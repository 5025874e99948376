"use client";

import { t } from "@/components/words/t";
import { NumberSetting } from "./number-setting";
import { SectionForm } from "./section-form";
import { SwitchSetting } from "./switch-setting";
import { TextSetting } from "./text-setting";
import { type Flow, useSection } from "./use-section";

/** How often one caller may call the flow. */
export function RateLimitForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "rateLimit");
  const { enabled, max, seconds, message } = draft.value;
  return (
    <SectionForm
      title={t("Rate limit")}
      description={t(
        "How many messages one address may send in a stretch of time. Further ones get 429, the text below, and how long to wait.",
      )}
      saving={draft}
    >
      <SwitchSetting
        label={t("Limit the messages")}
        checked={enabled}
        onChange={(next) => draft.change({ enabled: next })}
      />
      <div className="flex flex-wrap gap-4">
        <NumberSetting
          label={t("Messages")}
          placeholder="20"
          error={draft.error("max")}
          value={max}
          onChange={(next) => draft.change({ max: next })}
        />
        <NumberSetting
          label={t("Within seconds")}
          placeholder="60"
          error={draft.error("seconds")}
          value={seconds}
          onChange={(next) => draft.change({ seconds: next })}
        />
      </div>
      <TextSetting
        label={t("What a caller above the limit is told")}
        optional
        placeholder={t("Too many requests. Wait a moment and try again.")}
        error={draft.error("message")}
        value={message}
        onChange={(next) => draft.change({ message: next })}
      />
    </SectionForm>
  );
}
