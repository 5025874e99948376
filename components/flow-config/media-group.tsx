"use client";

import { t } from "@/components/words/t";
import { hearingServices, speakingServices } from "@/domain/flow-settings/speech-services";
import { ConfigGroup } from "./config-group";
import { FileUploadForm } from "./file-upload-form";
import { SectionForm } from "./section-form";
import { ServiceForm } from "./service-form";
import { type Flow, useSection } from "./use-section";

export function MediaGroup({ flow }: { flow: Flow }) {
  return (
    <ConfigGroup
      id="media"
      title={t("Media and files")}
      description={t(
        "What people may send beside text, and how answers sound. Pictures are allowed where a model can look at them: switch on “Allow Image Uploads” on the model's node.",
      )}
    >
      <HearingForm flow={flow} />
      <SpeakingForm flow={flow} />
      <FileUploadForm flow={flow} />
    </ConfigGroup>
  );
}

function HearingForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "speechToText");
  return (
    <SectionForm
      title={t("Speech to text")}
      description={t("People can record a question. The service writes it down, and the text is asked.")}
      saving={draft}
    >
      <ServiceForm
        label={t("Service")}
        specs={hearingServices}
        none={{ value: "none", label: t("None: no recordings") }}
        {...draft.value}
        onChange={draft.change}
        error={draft.error}
        readOnly={draft.readOnly}
      />
    </SectionForm>
  );
}

function SpeakingForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "textToSpeech");
  return (
    <SectionForm
      title={t("Text to speech")}
      description={t("Answers can be listened to. Each one that is played costs a call to the service.")}
      saving={draft}
    >
      <ServiceForm
        label={t("Service")}
        specs={speakingServices}
        none={{ value: "none", label: t("None: answers are read") }}
        {...draft.value}
        onChange={draft.change}
        error={draft.error}
        readOnly={draft.readOnly}
      />
    </SectionForm>
  );
}
