"use client";

import { ChevronRight, MessagesSquare } from "lucide-react";
import { useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import { isPending, type Reply } from "./exchange";

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
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setChosen(!open)}
        className="-ml-1 flex h-6 max-w-full items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-foreground"
      >
        <ChevronRight aria-hidden className={cn("size-4 shrink-0 transition-transform", open && "rotate-90")} />
        <MessagesSquare aria-hidden className={cn("size-3.5 shrink-0", goesOn && "animate-pulse")} />
        <span className="truncate">{titleOf(said.length, goesOn ? speaking?.name : undefined)}</span>
      </button>
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
