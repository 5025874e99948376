"use client";

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
      title="Appearance"
      description="How the chat greets and looks, on its own page and where a website shows that page. What is left empty follows the theme, light or dark."
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <SectionForm
          title="Chat window"
          description="Colours count in both themes; texts on them turn black or white so that they can be read."
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
      <TextSetting label="Title" placeholder="The flow's name" {...text("title")} />
      <TextSetting label="Welcome message" rows={2} placeholder="How can I help?" {...text("welcomeMessage")} />
      <TextSetting label="Placeholder" placeholder="Ask something" {...text("placeholder")} />
      <TextSetting
        label="Error message"
        rows={2}
        help="What visitors read when the flow fails. Empty: what went wrong."
        {...text("errorMessage")}
      />
      <NumberSetting
        label="Text size"
        placeholder="14"
        optional
        help="In pixels, between 10 and 24."
        value={draft.value.fontSize}
        error={draft.error("fontSize")}
        onChange={(fontSize) => draft.change({ fontSize })}
      />
    </>
  );
}

const colours: readonly { name: Field<string>; label: string }[] = [
  { name: "titleBackground", label: "Header" },
  { name: "titleText", label: "Text of the header" },
  { name: "questionBackground", label: "Questions" },
  { name: "questionText", label: "Text of questions" },
  { name: "answerBackground", label: "Answers" },
  { name: "answerText", label: "Text of answers" },
  { name: "inputBackground", label: "Input" },
  { name: "inputText", label: "Text of the input" },
  { name: "background", label: "Page" },
  { name: "sendButton", label: "Send button" },
];

function Colours({ draft }: { draft: Draft<Look> }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-medium">Colours</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {colours.map(({ name, label }) => (
          <ColourSetting
            key={name}
            label={label}
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
      <legend className="mb-2 text-sm font-medium">Pictures</legend>
      <PictureSetting label="Beside the title" {...picture("titleAvatar")} />
      <SwitchSetting
        label="A picture beside answers"
        checked={value.answerShowsAvatar}
        onChange={(answerShowsAvatar) => draft.change({ answerShowsAvatar })}
      />
      {value.answerShowsAvatar && <PictureSetting label="Beside answers" {...picture("answerAvatar")} />}
      <SwitchSetting
        label="A picture beside questions"
        checked={value.questionShowsAvatar}
        onChange={(questionShowsAvatar) => draft.change({ questionShowsAvatar })}
      />
      {value.questionShowsAvatar && <PictureSetting label="Beside questions" {...picture("questionAvatar")} />}
    </fieldset>
  );
}
