"use client";

import { RotateCcw } from "lucide-react";
import { memo } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { answerMarkdown, answerText } from "./answer-body";
import type { ChatMode } from "./chat-registry";
import type { ChatTheme } from "./chat-theme";
import { durationText } from "./duration-text";
import { type Exchange, isPending, type Reply } from "./exchange";
import { Markdown } from "./markdown";
import { ReplyFailure } from "./reply-failure";
import { ReplyTrace } from "./reply-trace";
import { SourceChips } from "./source-chips";

interface ExchangeViewProps {
  exchange: Exchange;
  mode: ChatMode;
  /** Present on the last exchange while nothing is under way. */
  onRetry?: () => void;
  onOpenNode?: (nodeId: string) => void;
  theme?: ChatTheme;
}

/** A question and its reply. */
export const ExchangeView = memo(function ExchangeView({
  exchange,
  mode,
  onRetry,
  onOpenNode,
  theme,
}: ExchangeViewProps) {
  const { question, reply } = exchange;
  return (
    <article className="flex flex-col gap-3 py-3">
      <div className="flex justify-end">
        <p
          className="max-w-[85%] rounded-lg rounded-br-xs bg-primary-soft px-3 py-2 break-words whitespace-pre-wrap"
          style={theme?.question}
        >
          <span className="sr-only">You: </span>
          {question}
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-2" aria-busy={isPending(reply)}>
        <span className="sr-only">Answer:</span>
        <ReplyTrace reply={reply} />
        <ReplyText reply={reply} />
        <SourceChips sources={reply.sources} />
        {reply.failure && (
          <ReplyFailure
            failure={reply.failure}
            nodeLabel={reply.steps.findLast((step) => step.nodeId === reply.failure?.nodeId)?.label}
            mode={mode}
            onRetry={onRetry}
            onOpenNode={onOpenNode}
          />
        )}
        <ReplyActions reply={reply} onRetry={onRetry} />
      </div>
    </article>
  );
});

function ReplyText({ reply }: { reply: Reply }) {
  const markdown = answerMarkdown(reply);
  if (markdown !== "") return <Markdown text={markdown} />;
  if (reply.status !== "done") return null;
  return <p className="text-muted-foreground">The flow answered with nothing.</p>;
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
