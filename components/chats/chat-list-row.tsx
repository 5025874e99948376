"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { DropdownMenu, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { InlineEdit } from "@/components/ui/inline-edit";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/components/words/t";
import { ChatMenu } from "./chat-menu";
import { ChatStatusBadge } from "./chat-status-badge";
import type { ChatSummary } from "./chat-summary";
import { useRenameChat } from "./use-rename-chat";

interface ChatListRowProps {
  chat: ChatSummary;
  current: boolean;
  onOpen: () => void;
  /** It was deleted. */
  onGone: () => void;
}

export function ChatListRow({ chat, current, onOpen, onGone }: ChatListRowProps) {
  const [naming, setNaming] = useState(false);
  const rename = useRenameChat();
  return (
    <li
      className={cn(
        "relative rounded-md transition-colors hover:bg-hover/60",
        current && "bg-primary-soft hover:bg-primary-soft",
      )}
    >
      {naming ? (
        <div className="p-1.5">
          <InlineEdit
            label={t("Name of {name}", { name: chat.name })}
            value={chat.name}
            maxLength={200}
            onSave={(name) => rename(chat.id, name)}
            onDone={() => setNaming(false)}
          />
        </div>
      ) : (
        <button
          type="button"
          aria-current={current ? "true" : undefined}
          onClick={onOpen}
          className="flex w-full flex-col gap-1 rounded-md py-2 pr-10 pl-2.5 text-left -outline-offset-2"
        >
          <span className="w-full truncate font-medium">{chat.name}</span>
          <span className="flex w-full items-center gap-2 text-xs text-muted-foreground">
            <ChatStatusBadge status={chat.status} detail={chat.statusDetail} />
            <span className="min-w-0 flex-1 truncate">{chat.sourceName ?? t("Its flow was deleted")}</span>
            <RelativeTime at={chat.updatedAt} className="shrink-0" />
          </span>
        </button>
      )}
      {!naming && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <IconButton
              plain
              size="sm"
              label={t("Actions for {name}", { name: chat.name })}
              className="absolute top-1 right-1"
            >
              <Ellipsis />
            </IconButton>
          </DropdownMenuTrigger>
          <ChatMenu chat={chat} onRename={() => setNaming(true)} onGone={onGone} />
        </DropdownMenu>
      )}
    </li>
  );
}
