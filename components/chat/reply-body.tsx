"use client";

import { answerMarkdown } from "./answer-body";
import type { ChatMode } from "./chat-registry";
import type { Reply } from "./exchange";
import { Markdown } from "./markdown";
import { ReplyFailure } from "./reply-failure";
import { ReplyTrace } from "./reply-trace";
import { SourceChips } from "./source-chips";

export interface ReplyBodyProps {
  reply: Reply;
  mode: ChatMode;
  /** Where this session's messages are logged; absent for visitors. */
  messagesHref?: string;
  /** Present where the question may be asked again. */
  onRetry?: () => void;
  onOpenNode?: (nodeId: string) => void;
  /** Stands in place of what went wrong in the flow. */
  failureText?: string;
}

/** What came back to a question: how it was made, the answer, what it rests on, and what went wrong. */
export function ReplyBody({ reply, mode, messagesHref, onRetry, onOpenNode, failureText }: ReplyBodyProps) {
  const { failure } = reply;
  return (
    <>
      <span className="sr-only">Answer:</span>
      <ReplyTrace reply={reply} />
      <ReplyText reply={reply} />
      <SourceChips sources={reply.sources} />
      {failure && (
        <ReplyFailure
          failure={failure}
          failureText={failureText}
          nodeLabel={reply.steps.findLast((step) => step.nodeId === failure.nodeId)?.label}
          mode={mode}
          messagesHref={messagesHref}
          onRetry={onRetry}
          onOpenNode={onOpenNode}
        />
      )}
    </>
  );
}

function ReplyText({ reply }: { reply: Reply }) {
  const markdown = answerMarkdown(reply);
  if (markdown !== "") return <Markdown text={markdown} />;
  if (reply.status !== "done") return null;
  return <p className="text-muted-foreground">The flow answered with nothing.</p>;
}
