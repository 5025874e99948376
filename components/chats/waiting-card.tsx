"use client";

import { CirclePause, LogOut, Square } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { ChatDeeds } from "./use-chat-deeds";
import type { WaitingFor } from "./waiting-for";

interface WaitingCardProps {
  waiting: WaitingFor;
  deeds: ChatDeeds;
}

/** The chat waits for a person: with a reply, a speaker, or a decision it goes on. */
export function WaitingCard({ waiting, deeds }: WaitingCardProps) {
  return (
    <section aria-label={t("Waits for you")} className="mx-auto w-full max-w-3xl px-4 pt-1 pb-4 sm:px-5">
      <div className="flex flex-col gap-3 rounded-lg border border-waiting/50 bg-waiting-soft/40 p-3">
        <div className="flex items-center gap-2">
          <CirclePause aria-hidden className="size-4 shrink-0 text-waiting" />
          <p className="min-w-0 flex-1 text-sm font-medium">{titleOf(waiting)}</p>
          <IconButton
            label={t("Stop")}
            size="sm"
            tooltipSide="top"
            disabled={deeds.busy}
            onClick={() => void deeds.stop()}
          >
            <Square className="size-3 fill-current" />
          </IconButton>
        </div>
        <Answering waiting={waiting} deeds={deeds} />
      </div>
    </section>
  );
}

function titleOf(waiting: WaitingFor): string {
  switch (waiting.kind) {
    case "reply":
      return waiting.from === ""
        ? t("{agent} waits for your reply", { agent: waiting.agent === "" ? t("An agent") : waiting.agent })
        : t("{agent} waits for your reply to {from}", {
            agent: waiting.agent === "" ? t("An agent") : waiting.agent,
            from: waiting.from,
          });
    case "speaker":
      return t("Choose who speaks next");
    case "decision":
      return t("The flow waits for your decision");
  }
}

function Answering({ waiting, deeds }: WaitingCardProps) {
  switch (waiting.kind) {
    case "reply":
      return <ReplyForm deeds={deeds} />;
    case "speaker":
      return <Speakers options={waiting.options} deeds={deeds} />;
    case "decision":
      return <DecisionForm deeds={deeds} />;
  }
}

function ReplyForm({ deeds }: { deeds: ChatDeeds }) {
  const [text, setText] = useState("");
  const id = useId();
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!deeds.busy) void deeds.answer(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Label htmlFor={id} className="sr-only">
        {t("Your reply")}
      </Label>
      <Textarea
        id={id}
        rows={2}
        autoFocus
        value={text}
        placeholder={t("Leave it empty to let the agent reply by itself")}
        aria-describedby={`${id}-help`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-help`} className="text-sm text-muted-foreground">
        {t("Empty: it goes on with an automatic reply. Exit ends the conversation.")}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={deeds.busy}>
          {text.trim() === "" ? t("Continue") : t("Reply")}
        </Button>
        <Button disabled={deeds.busy} onClick={() => void deeds.answer("exit")}>
          <LogOut aria-hidden />
          {t("Exit")}
        </Button>
      </div>
    </form>
  );
}

function Speakers({ options, deeds }: { options: readonly string[]; deeds: ChatDeeds }) {
  return (
    <div className="flex flex-wrap gap-2">
      {options.map((option) => (
        <Button key={option} disabled={deeds.busy} onClick={() => void deeds.answer(option)}>
          {option}
        </Button>
      ))}
      <Button variant="ghost" disabled={deeds.busy} onClick={() => void deeds.answer("")}>
        {t("Let the flow choose")}
      </Button>
    </div>
  );
}

function DecisionForm({ deeds }: { deeds: ChatDeeds }) {
  const [text, setText] = useState("");
  const id = useId();
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <Label htmlFor={id} className="text-sm">
          {rich("Feedback <span>optional</span>", {
            span: (words) => <span className="font-normal text-muted-foreground">{words}</span>,
          })}
        </Label>
        <Textarea id={id} rows={2} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={deeds.busy} onClick={() => void deeds.answer(text, false)}>
          {t("Proceed")}
        </Button>
        <Button disabled={deeds.busy} onClick={() => void deeds.answer(text, true)}>
          {t("Reject")}
        </Button>
      </div>
    </>
  );
}
