"use client";

import { ArrowLeft, Ellipsis } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { DropdownMenu, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { InlineEdit } from "@/components/ui/inline-edit";
import { t } from "@/components/words/t";
import { ChatMenu } from "./chat-menu";
import { ChatStatusBadge } from "./chat-status-badge";
import type { ChatOpening, ChatStatus, ChatSummary } from "./chat-summary";
import { useRenameChat } from "./use-rename-chat";

interface ChatHeadProps {
  chat: Pick<ChatSummary, "id" | "name" | "templateId">;
  opening: ChatOpening;
  status: ChatStatus;
  detail: string | null;
  onClose: () => void;
}

/** The chat's name, its flow and where it stands. */
export function ChatHead({ chat, opening: { flow }, status, detail, onClose }: ChatHeadProps) {
  const [naming, setNaming] = useState(false);
  const rename = useRenameChat();
  // Behind a template stands a flow that nobody opens.
  const flowHref = chat.templateId === null ? flow && `/${flow.kind}s/${flow.id}` : `/templates/${chat.templateId}`;
  return (
    <header className="flex min-h-14 items-center gap-2 border-b px-2 py-2 lg:pl-5">
      <IconButton label={t("Back to the chats")} plain className="lg:hidden" onClick={onClose}>
        <ArrowLeft />
      </IconButton>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5">
        {naming ? (
          <InlineEdit
            label={t("Name of {name}", { name: chat.name })}
            value={chat.name}
            maxLength={200}
            onSave={(name) => rename(chat.id, name)}
            onDone={() => setNaming(false)}
          />
        ) : (
          <h2 className="max-w-full truncate font-semibold">{chat.name}</h2>
        )}
        {flow && flowHref !== null && (
          <Link
            href={flowHref}
            className="max-w-full truncate text-sm text-muted-foreground underline-offset-4 hover:underline"
          >
            {flow.name}
          </Link>
        )}
      </div>
      <div aria-live="polite">
        <ChatStatusBadge status={status} detail={detail} />
      </div>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton plain label={t("Actions for this chat")}>
            <Ellipsis />
          </IconButton>
        </DropdownMenuTrigger>
        <ChatMenu chat={chat} sourceHref={flow ? flowHref : null} onRename={() => setNaming(true)} onGone={onClose} />
      </DropdownMenu>
    </header>
  );
}
