"use client";

import Link from "next/link";
import { fileAddress } from "@/components/chat/file-address";
import { FileRow } from "@/components/chat/file-row";
import { QuestionBubble } from "@/components/chat/question-bubble";
import { ReplyBody } from "@/components/chat/reply-body";
import type { RouterOutputs } from "@/components/trpc/client";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/components/words/t";
import { StoredFeedback } from "./stored-feedback";
import { filesOf, replyOf } from "./stored-reply";

export type MessageRow = RouterOutputs["messages"]["list"][number];

/** A logged message, drawn as the chat draws it. */
export function StoredMessage({ row }: { row: MessageRow }) {
  const addressOf = (fileName: string) => fileAddress(row.flowId, row.chatId, fileName);
  if (row.role === "userMessage") {
    const files = filesOf(row);
    return (
      <div className="flex flex-col gap-1">
        <QuestionBubble
          text={row.content}
          files={<FileRow files={files} addressOf={({ name }) => addressOf(name)} className="justify-end" />}
        />
        <div className="flex justify-end gap-3 text-xs text-muted-foreground">
          {row.leadEmail !== null && <span className="truncate">{row.leadEmail}</span>}
          <RelativeTime at={row.createdAt} />
        </div>
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <ReplyBody reply={replyOf(row)} mode="internal" addressOf={addressOf} />
      <FollowUps prompts={row.followUpPrompts ?? []} />
      <div className="-ml-1.5 flex items-center gap-2 text-xs text-muted-foreground">
        {row.content !== "" && <CopyButton text={row.content} label={t("Copy answer")} />}
        <RelativeTime at={row.createdAt} className="pl-1.5" />
        {row.runId !== null && (
          <Link
            href={`/executions?run=${row.runId}`}
            className="underline-offset-4 hover:text-foreground hover:underline"
          >
            {t("How it was made")}
          </Link>
        )}
      </div>
      {row.feedback && <StoredFeedback feedback={row.feedback} />}
    </div>
  );
}

function FollowUps({ prompts }: { prompts: readonly string[] }) {
  if (prompts.length === 0) return null;
  return (
    <ul aria-label={t("Suggested next")} className="flex flex-wrap gap-1.5">
      {prompts.map((prompt) => (
        <li key={prompt} className="rounded-full border px-2.5 py-0.5 text-xs text-muted-foreground">
          {prompt}
        </li>
      ))}
    </ul>
  );
}
