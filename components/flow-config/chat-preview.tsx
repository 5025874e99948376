"use client";

import { useTheme } from "next-themes";
import { useMemo, useRef, useState } from "react";
import { ChatEmpty } from "@/components/chat/chat-empty";
import { ChatHeader } from "@/components/chat/chat-header";
import type { ChatbotLook } from "@/components/chat/chatbot-config";
import { Composer } from "@/components/chat/composer";
import { emptyReply, type Exchange, type Reply } from "@/components/chat/exchange";
import { ExchangeView } from "@/components/chat/exchange-view";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { ValueOf } from "@/domain/flow-settings/flow-sections";
import { previewLook } from "./preview-look";
import type { Flow } from "./use-section";

const scenes = { Beginning: msg("Beginning"), Conversation: msg("Conversation"), Failure: msg("Failure") };
type Scene = keyof typeof scenes;
const themes = { Light: msg("Light"), Dark: msg("Dark") };

/** The chat beside its settings, as visitors will see it. It only shows: nothing in it can be pressed. */
export function ChatPreview({ flow, look: typed }: { flow: Flow; look: ValueOf<"appearance"> }) {
  const look = useMemo(() => previewLook(flow.settings, typed), [flow.settings, typed]);
  const { resolvedTheme } = useTheme();
  const [chosen, setTheme] = useState<keyof typeof themes>();
  const [scene, setScene] = useState<Scene>("Conversation");
  const theme = chosen ?? (resolvedTheme === "dark" ? "Dark" : "Light");
  return (
    <figure className="flex flex-col gap-2 xl:sticky xl:top-8 xl:self-start">
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="mr-auto text-sm font-medium">{t("Preview")}</span>
        <Choices label={t("Theme of the preview")} choices={themes} value={theme} onChange={setTheme} />
        <Choices label={t("Scene of the preview")} choices={scenes} value={scene} onChange={setScene} />
      </figcaption>
      <div inert className={theme.toLowerCase()}>
        <Scenery flow={flow} look={look} scene={scene} />
      </div>
    </figure>
  );
}

// What `choices` holds is written here: it has no other keys.
const keysOf = <T extends string>(choices: Readonly<Record<T, Wording>>): T[] => Object.keys(choices) as T[];

interface ChoicesProps<T extends string> {
  label: string;
  choices: Readonly<Record<T, Wording>>;
  value: T;
  onChange: (value: T) => void;
}

function Choices<T extends string>({ label, choices, value, onChange }: ChoicesProps<T>) {
  return (
    <div role="group" aria-label={label} className="flex gap-0.5">
      {keysOf(choices).map((choice) => (
        <Button
          key={choice}
          size="sm"
          variant="ghost"
          aria-pressed={choice === value}
          onClick={() => onChange(choice)}
          className={cn("px-1.5", choice === value && "bg-hover")}
        >
          {choice}
        </Button>
      ))}
    </div>
  );
}

function Scenery({ flow, look, scene }: { flow: Flow; look: ChatbotLook; scene: Scene }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const title = look.title ?? flow.name;
  const { theme } = look;
  return (
    <div
      className={cn(
        "flex h-136 flex-col overflow-hidden rounded-lg border bg-background text-foreground",
        theme.page?.scheme,
      )}
      style={theme.page?.style}
    >
      <ChatHeader heading={<p className="truncate font-semibold">{title}</p>} theme={theme}>
        {null}
      </ChatHeader>
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden px-4 [scrollbar-gutter:stable_both-edges] [scrollbar-width:thin] sm:px-5">
        {scene === "Beginning" ? (
          <ChatEmpty
            flowName={title}
            greeting={look.greeting ?? t("How can I help?")}
            starterPrompts={look.starterPrompts}
            disabled={false}
            onPick={doNothing}
          />
        ) : (
          <ExchangeView
            exchange={scene === "Failure" ? failed : answered}
            mode="public"
            chatId="preview"
            addressOf={noAddress}
            previewOf={doNothing}
            failureText={look.failureText}
            theme={theme}
          />
        )}
      </div>
      <Composer
        field={field}
        value=""
        onChange={doNothing}
        onSend={doNothing}
        onStop={doNothing}
        busy={false}
        placeholder={look.placeholder}
        theme={theme}
      />
    </div>
  );
}

const doNothing = (): undefined => undefined;
const noAddress = (): string => "";

const exchange = (reply: Partial<Reply>): Exchange => ({
  id: "preview",
  question: "When does the library open on Sundays?",
  files: [],
  askedAt: 0,
  reply: { ...emptyReply(), ...reply },
});
const answered = exchange({
  status: "done",
  text: "On Sundays it opens at **ten**:\n\n- reading room until 18:00\n- lending until 16:00\n\nSee [the notice](https://library.example) for holidays.",
  ms: 1400,
});
const failed = exchange({
  status: "failed",
  failure: { kind: "flow", message: "429 You exceeded your current quota." },
});
