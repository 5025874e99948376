"use client";

import { memo, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { answerText } from "./answer-body";
import { ChatAvatar } from "./chat-avatar";
import type { ChatSurface, ChatTheme } from "./chat-theme";
import { type Exchange, isPending, type Judgement } from "./exchange";
import { FileRow } from "./file-row";
import { JudgeAnswer } from "./judge-answer";
import { QuestionBubble } from "./question-bubble";
import { ReadAloud } from "./read-aloud";
import { ReplyActions } from "./reply-actions";
import { ReplyBody, type ReplyBodyProps } from "./reply-body";
import type { SentFile } from "./sent-file";
import type { Speaker } from "./speaker";

interface ExchangeViewProps extends Omit<ReplyBodyProps, "reply"> {
  exchange: Exchange;
  chatId: string;
  /** Where a file of a question can be shown from. */
  previewOf: (file: SentFile) => string | undefined;
  theme?: ChatTheme;
  /** Present where answers can be judged. */
  onJudge?: (exchange: Exchange, judgement: Judgement) => void;
  /** Present where they can be read out. */
  speaker?: Speaker;
}

/** A question and its reply. */
export const ExchangeView = memo(function ExchangeView({ exchange, theme, ...props }: ExchangeViewProps) {
  const { question, files, reply } = exchange;
  const { onJudge, speaker, chatId, previewOf } = props;
  const { messageId } = reply;
  const text = answerText(reply);
  return (
    <article className="flex flex-col gap-3 py-3" style={theme?.fontSize ? { fontSize: theme.fontSize } : undefined}>
      <QuestionBubble
        text={question}
        given={exchange.given !== undefined}
        files={<FileRow files={files} addressOf={previewOf} className="justify-end" />}
        style={theme?.question}
        avatar={theme?.avatars?.question}
      />
      <div className="flex min-w-0 gap-2.5">
        <ChatAvatar src={theme?.avatars?.answer} />
        <div className="flex min-w-0 flex-1 flex-col gap-2" aria-busy={isPending(reply)}>
          <AnswerSurface surface={theme?.answer}>
            <ReplyBody reply={reply} {...props} />
          </AnswerSurface>
          <ReplyActions reply={reply} onRetry={props.onRetry}>
            {speaker && messageId !== undefined && text !== "" && (
              <ReadAloud {...{ speaker, chatId, messageId, text }} />
            )}
            {onJudge && messageId !== undefined && reply.failure === undefined && (
              <JudgeAnswer judgement={reply.judgement} onJudge={(judgement) => onJudge(exchange, judgement)} />
            )}
          </ReplyActions>
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
