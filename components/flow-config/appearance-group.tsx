"use client";

import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { ChatPreview } from "./chat-preview";
import { ColourSetting } from "./colour-setting";
import { ConfigGroup } from "./config-group";
import { NumberSetting } from "./number-setting";
import { PictureSetting } from "./picture-setting";
import { SectionForm } from "./section-form";
import { SwitchSetting } from "./switch-setting";
import { TextSetting } from "./text-setting";
import type { Draft } from "./use-draft";
import { type Flow, useSection } from "./use-section";
import type { ValueOf } from "@/domain/flow-settings/flow-sections";

type Look = ValueOf<"appearance">;
type Field<T> = { [K in keyof Look]: Look[K] extends T ? K : never }[keyof Look];

export function AppearanceGroup({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "appearance");
  return (
    <ConfigGroup
      id="appearance"
      title={t("Appearance")}
      description={t(
        "How the chat greets and looks, on its own page and where a website shows that page. What is left empty follows the theme, light or dark.",
      )}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <SectionForm
          title={t("Chat window")}
          description={t("Colours count in both themes; texts on them turn black or white so that they can be read.")}
          saving={draft}
        >
          <Words draft={draft} />
          <Colours draft={draft} />
          <Pictures draft={draft} />
        </SectionForm>
        <ChatPreview flow={flow} look={draft.value} />
      </div>
    </ConfigGroup>
  );
}

function Words({ draft }: { draft: Draft<Look> }) {
  const text = (name: Field<string>) => ({
    value: draft.value[name],
    error: draft.error(name),
    onChange: (value: string) => draft.change({ [name]: value }),
    optional: true,
  });
  return (
    <>
      <TextSetting label={t("Title")} placeholder={t("The flow's name")} {...text("title")} />
      <TextSetting
        label={t("Welcome message")}
        rows={2}
        placeholder={t("How can I help?")}
        {...text("welcomeMessage")}
      />
      <TextSetting label={t("Placeholder")} placeholder={t("Ask something")} {...text("placeholder")} />
      <TextSetting
        label={t("Error message")}
        rows={2}
        help={t("What visitors read when the flow fails. Empty: what went wrong.")}
        {...text("errorMessage")}
      />
      <NumberSetting
        label={t("Text size")}
        placeholder="14"
        optional
        help={t("In pixels, between 10 and 24.")}
        value={draft.value.fontSize}
        error={draft.error("fontSize")}
        onChange={(fontSize) => draft.change({ fontSize })}
      />
    </>
  );
}

const colours: readonly { name: Field<string>; label: Wording }[] = [
  { name: "titleBackground", label: msg("Header") },
  { name: "titleText", label: msg("Text of the header") },
  { name: "questionBackground", label: msg("Questions") },
  { name: "questionText", label: msg("Text of questions") },
  { name: "answerBackground", label: msg("Answers") },
  { name: "answerText", label: msg("Text of answers") },
  { name: "inputBackground", label: msg("Input") },
  { name: "inputText", label: msg("Text of the input") },
  { name: "background", label: msg("Page") },
  { name: "sendButton", label: msg("Send button") },
];

function Colours({ draft }: { draft: Draft<Look> }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-medium">{t("Colours")}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {colours.map(({ name, label }) => (
          <ColourSetting
            key={name}
            label={t(label)}
            value={draft.value[name]}
            error={draft.error(name)}
            onChange={(value) => draft.change({ [name]: value })}
            readOnly={draft.readOnly}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Pictures({ draft }: { draft: Draft<Look> }) {
  const { value, readOnly } = draft;
  const picture = (name: Field<string>) => ({
    value: value[name],
    error: draft.error(name),
    onChange: (next: string) => draft.change({ [name]: next }),
    readOnly,
  });
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-2 text-sm font-medium">{t("Pictures")}</legend>
      <PictureSetting label={t("Beside the title")} {...picture("titleAvatar")} />
      <SwitchSetting
        label={t("A picture beside answers")}
        checked={value.answerShowsAvatar}
        onChange={(answerShowsAvatar) => draft.change({ answerShowsAvatar })}
      />
      {value.answerShowsAvatar && <PictureSetting label={t("Beside answers")} {...picture("answerAvatar")} />}
      <SwitchSetting
        label={t("A picture beside questions")}
        checked={value.questionShowsAvatar}
        onChange={(questionShowsAvatar) => draft.change({ questionShowsAvatar })}
      />
      {value.questionShowsAvatar && <PictureSetting label={t("Beside questions")} {...picture("questionAvatar")} />}
    </fieldset>
  );
}
