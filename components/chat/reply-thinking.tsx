"use client";

import { Brain } from "lucide-react";
import { useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import { durationText } from "./duration-text";
import { isPending, type Reply } from "./exchange";
import { FoldButton } from "./fold-button";

/** What the model thought before it answered, folded away. */
export function ReplyThinking({ reply }: { reply: Reply }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { thinking, thinkingSeconds } = reply;
  if (thinking === "") return null;
  const thinks = isPending(reply) && reply.text === "" && thinkingSeconds === undefined;
  return (
    <div className="text-sm text-muted-foreground">
      <FoldButton controls={id} open={open} onToggle={() => setOpen(!open)}>
        <Brain aria-hidden className={cn("size-3.5 shrink-0", thinks && "animate-pulse")} />
        <span className="truncate">{titleOf(thinks, thinkingSeconds)}</span>
      </FoldButton>
      <p id={id} hidden={!open} className="mt-1 ml-1.5 border-l py-1 pl-3 break-words whitespace-pre-wrap italic">
        {thinking}
      </p>
    </div>
  );
}

function titleOf(thinks: boolean, seconds: number | undefined): string {
  if (thinks) return t("Thinking");
  return seconds === undefined
    ? t("Thoughts")
    : t("Thought for {durationText}", { durationText: durationText(seconds * 1000) });
}
