"use client";

import { MessagesSquare } from "lucide-react";
import { useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import { isPending, type Reply } from "./exchange";
import { FoldButton } from "./fold-button";

/** What agents say to each other before there is an answer: shown as it comes, and folded away afterwards. */
export function ReplyTalk({ reply }: { reply: Reply }) {
  const [chosen, setChosen] = useState<boolean>();
  const id = useId();
  const { talk, speaking, text } = reply;
  const said = speaking ? [...talk, speaking] : talk;
  if (said.length === 0) return null;
  const goesOn = isPending(reply) && text === "";
  const open = chosen ?? goesOn;
  return (
    <div className="text-sm text-muted-foreground">
      <FoldButton controls={id} open={open} onToggle={() => setChosen(!open)}>
        <MessagesSquare aria-hidden className={cn("size-3.5 shrink-0", goesOn && "animate-pulse")} />
        <span className="truncate">{titleOf(said.length, goesOn ? speaking?.name : undefined)}</span>
      </FoldButton>
      <ol id={id} hidden={!open} className="mt-1 ml-1.5 flex flex-col gap-2 border-l py-1 pl-3">
        {open && said.map(({ name, text: words }, index) => <SaidLine key={index} name={name} words={words} />)}
      </ol>
    </div>
  );
}

function SaidLine({ name, words }: { name: string; words: string }) {
  return (
    <li className="min-w-0">
      <span className="block text-xs font-medium text-foreground">{name}</span>
      <span className="block wrap-anywhere whitespace-pre-wrap">{words}</span>
    </li>
  );
}

function titleOf(count: number, speaker: string | undefined): string {
  if (speaker !== undefined) return t("{speaker} is speaking", { speaker });
  return t("{count, plural, one {# message between agents} other {# messages between agents}}", { count });
}
