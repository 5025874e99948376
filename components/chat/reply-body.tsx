"use client";

import { t } from "@/components/words/t";
import { answerMarkdown } from "./answer-body";
import type { ChatMode } from "./chat-call";
import { isPending, type Reply } from "./exchange";
import { DecisionCard, type OnDecide } from "./decision-card";
import { FileAnnotations } from "./file-annotations";
import { Markdown } from "./markdown";
import { ReplyArtifacts } from "./reply-artifacts";
import { ReplyFailure } from "./reply-failure";
import { ReplyTalk } from "./reply-talk";
import { ReplyThinking } from "./reply-thinking";
import { ReplyTrace } from "./reply-trace";
import { SourceChips } from "./source-chips";

export interface ReplyBodyProps {
  reply: Reply;
  mode: ChatMode;
  /** Where a file of this conversation can be had. */
  addressOf: (fileName: string) => string;
  /** Where this session's messages are logged; absent for visitors. */
  messagesHref?: string;
  /** Present where the question may be asked again. */
  onRetry?: () => void;
  onOpenNode?: (nodeId: string) => void;
  /** Present where a run that waits may be told how to go on. */
  onDecide?: OnDecide;
  /** Something is being sent. */
  deciding?: boolean;
  /** Stands in place of what went wrong in the flow. */
  failureText?: string;
}

/** What came back to a question: how it was made, the answer, what it rests on, and what went wrong. */
export function ReplyBody({ reply, mode, addressOf, onDecide, deciding, ...props }: ReplyBodyProps) {
  const { failure, action, decided } = reply;
  return (
    <>
      <span className="sr-only">{t("Answer:")}</span>
      <ReplyTrace reply={reply} withUsage={mode === "internal"} />
      <ReplyThinking reply={reply} />
      <ReplyTalk reply={reply} />
      <ReplyText reply={reply} />
      <ReplyArtifacts artifacts={reply.artifacts} addressOf={addressOf} />
      <FileAnnotations annotations={reply.annotations} addressOf={addressOf} />
      <SourceChips sources={reply.sources} answer={answerMarkdown(reply)} />
      {action && !isPending(reply) && (
        <DecisionCard
          {...{ action, decided, onDecide }}
          busy={deciding}
          inboxHref={mode === "internal" ? "/inbox" : undefined}
        />
      )}
      {failure && (
        <ReplyFailure
          failure={failure}
          nodeLabel={reply.steps.findLast((step) => step.nodeId === failure.nodeId)?.label}
          mode={mode}
          {...props}
        />
      )}
    </>
  );
}

function ReplyText({ reply }: { reply: Reply }) {
  const markdown = answerMarkdown(reply);
  if (markdown !== "") return <Markdown text={markdown} sources={reply.sources} />;
  if (reply.status !== "done" || reply.artifacts.length > 0 || reply.action) return null;
  return <p className="text-muted-foreground">{t("The flow answered with nothing.")}</p>;
}
