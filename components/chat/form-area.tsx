"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import type { StartForm as Form } from "@/domain/flow/start-form";
import type { Chat, ChatState } from "./chat-store";
import { StartForm } from "./start-form";

interface FormAreaProps {
  form: Form;
  chat: Chat;
  state: ChatState;
  disabledReason: string | undefined;
  onStop: () => void;
}

/** Where a flow begins with a form: the form, until it is given; then the way to another run. */
export function FormArea({ form, chat, state, disabledReason, onStop }: FormAreaProps) {
  const { exchanges, phase, notice } = state;
  const [again, setAgain] = useState(false);
  const last = exchanges.at(-1)?.reply;
  const waits = last?.action !== undefined && last.decided === undefined;
  if (exchanges.length === 0 || again) {
    const give = (values: Record<string, unknown>, text: string) => {
      setAgain(false);
      void chat.giveForm(values, text);
    };
    return <StartForm {...{ form, disabledReason, notice, onStop }} busy={phase !== "idle"} onGive={give} />;
  }
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-wrap items-center gap-2 px-4 pt-1 pb-4 sm:px-5">
      {phase !== "idle" && <Button onClick={onStop}>{t("Stop")}</Button>}
      {phase === "idle" && !waits && <Button onClick={() => setAgain(true)}>{t("Fill in the form again")}</Button>}
      {notice !== undefined && <output className="text-sm text-muted-foreground">{notice}</output>}
    </div>
  );
}
