"use client";

import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import { answerText } from "./answer-body";
import { durationText } from "./duration-text";
import { isPending, type Reply } from "./exchange";

interface ReplyActionsProps {
  reply: Reply;
  onRetry?: () => void;
  children?: ReactNode;
}

/** What can be done with an answer. */
export function ReplyActions({ reply, onRetry, children }: ReplyActionsProps) {
  // The place is kept while the answer arrives, so that nothing moves when it has.
  if (isPending(reply)) {
    return (
      <div className="h-7 text-xs text-muted-foreground pointer-coarse:h-9">
        {reply.reconnecting && <span role="status">{t("The connection was lost. Reconnecting…")}</span>}
      </div>
    );
  }
  const text = answerText(reply);
  return (
    <div className="-ml-1.5 flex h-7 items-center gap-0.5 text-xs text-muted-foreground pointer-coarse:h-9">
      {text !== "" && <CopyButton text={text} label={t("Copy answer")} />}
      {onRetry && reply.failure === undefined && (
        <IconButton label={t("Ask again")} size="sm" onClick={onRetry}>
          <RotateCcw />
        </IconButton>
      )}
      {children}
      {reply.status === "stopped" && <span className="pl-1.5">{t("Stopped")}</span>}
      {reply.ms !== undefined && <span className="pl-1.5 whitespace-nowrap">{durationText(reply.ms)}</span>}
    </div>
  );
}
