"use client";

import Link from "next/link";
import { emptyReply, type Reply } from "@/components/chat/exchange";
import { fileAddress } from "@/components/chat/file-address";
import { QuestionBubble } from "@/components/chat/question-bubble";
import { ReplyBody } from "@/components/chat/reply-body";
import type { RouterOutputs } from "@/components/trpc/client";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";

export type MessageRow = RouterOutputs["messages"]["list"][number];

/** A logged message, drawn as the chat draws it. */
export function StoredMessage({ row }: { row: MessageRow }) {
  if (row.role === "userMessage") {
    return (
      <div className="flex flex-col gap-1">
        <QuestionBubble text={row.content} />
        <div className="flex justify-end gap-3 text-xs text-muted-foreground">
          {row.leadEmail !== null && <span className="truncate">{row.leadEmail}</span>}
          <RelativeTime at={row.createdAt} />
        </div>
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <ReplyBody
        reply={replyOf(row)}
        mode="internal"
        addressOf={(fileName) => fileAddress(row.flowId, row.chatId, fileName)}
      />
      <div className="-ml-1.5 flex items-center gap-2 text-xs text-muted-foreground">
        {row.content !== "" && <CopyButton text={row.content} label="Copy answer" />}
        <RelativeTime at={row.createdAt} className="pl-1.5" />
        {row.runId !== null && (
          <Link
            href={`/executions?run=${row.runId}`}
            className="underline-offset-4 hover:text-foreground hover:underline"
          >
            How it was made
          </Link>
        )}
      </div>
    </div>
  );
}

function replyOf(row: MessageRow): Reply {
  const { error } = row;
  return {
    ...emptyReply(),
    status: error === null ? "done" : "failed",
    text: row.content,
    tools: row.usedTools ?? [],
    sources: row.sourceDocuments ?? [],
    failure: error === null ? undefined : { kind: "flow", message: error },
  };
}
