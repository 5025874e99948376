"use client";

import { RotateCcw } from "lucide-react";
import { memo, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { answerText } from "./answer-body";
import { ChatAvatar } from "./chat-avatar";
import type { ChatSurface, ChatTheme } from "./chat-theme";
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
    <article className="flex flex-col gap-3 py-3" style={theme?.fontSize ? { fontSize: theme.fontSize } : undefined}>
      <QuestionBubble text={question} style={theme?.question} avatar={theme?.avatars?.question} />
      <div className="flex min-w-0 gap-2.5">
        <ChatAvatar src={theme?.avatars?.answer} />
        <div className="flex min-w-0 flex-1 flex-col gap-2" aria-busy={isPending(reply)}>
          <AnswerSurface surface={theme?.answer}>
            <ReplyBody reply={reply} {...props} />
          </AnswerSurface>
          <ReplyActions reply={reply} onRetry={props.onRetry} />
        </div>
      </div>
    </article>
  );
});

/** An answer lies on the page, unless it was given a colour of its own. */
function AnswerSurface({ surface, children }: { surface: ChatSurface | undefined; children: ReactNode }) {
  if (!surface) return children;
  return (
    <div
      className={cn(
        "flex w-fit max-w-full min-w-0 flex-col gap-2 rounded-lg rounded-bl-xs px-3 py-2 text-foreground",
        surface.scheme,
      )}
      style={surface.style}
    >
      {children}
    </div>
  );
}

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
