"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Transcript } from "@/components/chat/transcript";
import { useTRPC } from "@/components/trpc/client";
import { ChatBegin } from "./chat-begin";
import { ChatFoot } from "./chat-foot";
import { ChatHead } from "./chat-head";
import type { ChatOpening, ChatSummary } from "./chat-summary";
import { ChatThread } from "./chat-thread";
import { LineNotice } from "./line-notice";
import { useChatDeeds } from "./use-chat-deeds";
import { useChatLine } from "./use-chat-line";

interface OpenChatProps {
  chat: Omit<ChatSummary, "paused">;
  opening: ChatOpening;
  onClose: () => void;
}

/** What was said in a chat, as it is said, and the place to say something. */
export function OpenChat({ chat, opening, onClose }: OpenChatProps) {
  const line = useChatLine(chat.id);
  const deeds = useChatDeeds(chat.id);
  const status = line.status ?? chat.status;
  const detail = line.status === undefined ? chat.statusDetail : line.detail;
  useRefreshedList(line.status);
  const said = line.rows.findLast((row) => row.type === "user")?.id;
  return (
    <section aria-label={chat.name} className="flex h-full min-h-0 flex-col">
      <ChatHead {...{ chat, opening, status, detail, onClose }} />
      <Transcript newest={said}>
        {line.caughtUp && line.rows.length === 0 && (
          <ChatBegin opening={opening} disabled={deeds.busy} onPick={deeds.send} />
        )}
        <ChatThread line={{ ...line, status, detail }} />
      </Transcript>
      <LineNotice connection={line.connection} onReconnect={line.reconnect} />
      <ChatFoot {...{ line, status, deeds, opening }} chatId={chat.id} />
    </section>
  );
}

/** The list tells where the chat stands as well. */
function useRefreshedList(status: string | undefined): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  useEffect(() => {
    if (status !== undefined) void queries.invalidateQueries(trpc.chats.list.infiniteQueryFilter());
  }, [status, queries, trpc]);
}
