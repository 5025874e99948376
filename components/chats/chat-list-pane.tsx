"use client";

import { MessagesSquare } from "lucide-react";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { ChatFilterBar } from "./chat-filter-bar";
import { ChatListRow } from "./chat-list-row";
import type { ChatFilters } from "./use-chat-filters";
import { chatsOf, useChatList } from "./use-chat-list";

interface ChatListPaneProps {
  filters: ChatFilters;
  /** Id of the open chat; empty for none. */
  open: string;
  onOpen: (id: string) => void;
  onBegin: () => void;
}

/** The person's chats with what narrows them down. */
export function ChatListPane({ filters, open, onOpen, onBegin }: ChatListPaneProps) {
  const list = useChatList(filters);
  const chats = chatsOf(list);
  const empty = list.isSuccess && chats.length === 0;
  return (
    <>
      {(!empty || filters.active) && <ChatFilterBar filters={filters} />}
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {list.isPending && <ChatListSkeleton />}
        {list.isError && (
          <ErrorState
            className="mx-2"
            title={t("The chats could not be loaded")}
            message={errorMessage(list.error)}
            onRetry={() => void list.refetch()}
          />
        )}
        {empty && <NoChats filtered={filters.active} onClear={filters.clear} onBegin={onBegin} />}
        {chats.length > 0 && (
          <ul
            aria-label={t("Chats")}
            className={cn("flex flex-col gap-0.5 transition-opacity", list.isPlaceholderData && "opacity-60")}
          >
            {chats.map((chat) => (
              <ChatListRow
                key={chat.id}
                chat={chat}
                current={chat.id === open}
                onOpen={() => onOpen(chat.id)}
                onGone={() => chat.id === open && onOpen("")}
              />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <div className="flex justify-center pt-3">
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t("Show more")}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

function NoChats({ filtered, onClear, onBegin }: { filtered: boolean; onClear: () => void; onBegin: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        className="mx-2"
        title={t("No chat matches")}
        action={<Button onClick={onClear}>{t("Clear filters")}</Button>}
      />
    );
  }
  return (
    <EmptyState
      className="mx-2 px-4 py-10"
      icon={<MessagesSquare aria-hidden />}
      title={t("No chats yet")}
      action={<Button onClick={onBegin}>{t("Begin a chat")}</Button>}
    >
      {t(
        "A chat is a lasting conversation with a flow. Its agents may talk among themselves, and it waits for you when one of them needs a word.",
      )}
    </EmptyState>
  );
}

function ChatListSkeleton() {
  return (
    <div aria-busy role="status" aria-label={t("Loading")} className="flex flex-col gap-3 p-2">
      {["w-40", "w-52", "w-36", "w-44"].map((width) => (
        <div key={width} className="flex flex-col gap-2 py-1.5">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-3 w-24" />
        </div>
      ))}
    </div>
  );
}
