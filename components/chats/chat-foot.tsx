"use client";

import { type RefObject, useRef } from "react";
import { Composer } from "@/components/chat/composer";
import { t } from "@/components/words/t";
import type { LineState } from "./chat-line";
import type { ChatOpening, ChatStatus } from "./chat-summary";
import { Samples } from "./samples";
import type { ChatDeeds } from "./use-chat-deeds";
import { useDraftText } from "./use-draft-text";
import { isPrompt, waitingFor } from "./waiting-for";
import { WaitingCard } from "./waiting-card";

interface ChatFootProps {
  chatId: string;
  line: LineState;
  status: ChatStatus;
  deeds: ChatDeeds;
  opening: ChatOpening;
}

/** Where one speaks: to begin, to go on, or to answer what the chat waits for. */
export function ChatFoot({ chatId, line, status, deeds, opening }: ChatFootProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const prompt = status === "wait_for_human_input" ? line.rows.findLast(isPrompt) : undefined;
  return (
    <div className="shrink-0">
      {deeds.error !== null && (
        <p role="alert" className="mx-auto w-full max-w-3xl px-5 pb-2 text-sm text-danger">
          {deeds.error}
        </p>
      )}
      {prompt ? (
        <WaitingCard key={prompt.id} waiting={waitingFor(prompt)} deeds={deeds} />
      ) : (
        <Speak {...{ chatId, field, status, deeds, opening }} begun={line.rows.length > 0} />
      )}
    </div>
  );
}

interface SpeakProps extends Omit<ChatFootProps, "line"> {
  field: RefObject<HTMLTextAreaElement | null>;
  begun: boolean;
}

function Speak({ chatId, field, status, deeds, opening, begun }: SpeakProps) {
  const [text, setText] = useDraftText(chatId);
  const running = status === "running";
  const say = async (said: string, typed: boolean) => {
    if (said.trim() === "") return;
    if (typed) setText("");
    const done = await deeds.send(said);
    if (!done && typed) setText(said);
  };
  return (
    <>
      {begun && !running && opening.flow && (
        <Samples samples={opening.samples} disabled={deeds.busy} onPick={(sample) => void say(sample, false)} />
      )}
      <Composer
        field={field}
        value={text}
        onChange={setText}
        onSend={() => void say(text, true)}
        onStop={() => void deeds.stop()}
        busy={running || deeds.busy}
        disabledReason={opening.flow ? undefined : t("The flow of this chat was deleted, so nobody would answer.")}
        placeholder={t("Say something")}
      />
    </>
  );
}
