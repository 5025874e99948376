"use client";

import { RotateCcw } from "lucide-react";
import { memo } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { answerText } from "./answer-body";
import type { ChatTheme } from "./chat-theme";
import { durationText } from "./duration-text";
import { type Exchange, isPending, type Reply } from "./exchange";
import { QuestionBubble } from "./question-bubble";
import { ReplyBody, type ReplyBodyProps } from "./reply-body";

interface ExchangeViewProps extends Omit<ReplyBodyProps, "reply"> {
  exchange: Exchange;
  theme?: ChatTheme;
}

/** A question and its reply. */
export const ExchangeView = memo(function ExchangeView({ exchange, theme, ...props }: ExchangeViewProps) {
  const { question, reply } = exchange;
  return (
    <article className="flex flex-col gap-3 py-3">
      <QuestionBubble text={question} style={theme?.question} />
      <div className="flex min-w-0 flex-col gap-2" aria-busy={isPending(reply)}>
        <ReplyBody reply={reply} {...props} />
        <ReplyActions reply={reply} onRetry={props.onRetry} />
      </div>
    </article>
  );
});

function ReplyActions({ reply, onRetry }: { reply: Reply; onRetry?: () => void }) {
  // The place is kept while the answer arrives, so that nothing moves when it has.
  if (isPending(reply)) return <div className="h-7 pointer-coarse:h-9" />;
  const text = answerText(reply);
  return (
    <div className="-ml-1.5 flex h-7 items-center gap-0.5 text-xs text-muted-foreground pointer-coarse:h-9">
      {text !== "" && <CopyButton text={text} label="Copy answer" />}
      {onRetry && reply.failure === undefined && (
        <IconButton label="Ask again" size="sm" onClick={onRetry}>
          <RotateCcw />
        </IconButton>
      )}
      {reply.status === "stopped" && <span className="pl-1.5">Stopped</span>}
      {reply.ms !== undefined && <span className="pl-1.5">{durationText(reply.ms)}</span>}
    </div>
  );
}
