"use client";

import { Pencil, SquareArrowOutUpRight, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { errorMessage } from "@/components/trpc/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { t } from "@/components/words/t";
import type { ChatSummary } from "./chat-summary";
import { useDeleteChat } from "./use-delete-chat";

interface ChatMenuProps {
  chat: Pick<ChatSummary, "id" | "name">;
  /** Where its flow or template is drawn; null when that is gone. */
  sourceHref?: string | null;
  onRename: () => void;
  onGone: () => void;
}

/** What can be done with a chat as a whole. Deleting asks first: rows cannot be brought back. */
export function ChatMenu({ chat, sourceHref = null, onRename, onGone }: ChatMenuProps) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteChat(() => {
    setAsking(false);
    onGone();
  });
  return (
    <>
      <DropdownMenuContent align="end" className="w-48">
        <DropdownMenuItem onSelect={() => setTimeout(onRename, 0)}>
          <Pencil aria-hidden />
          {t("Rename")}
        </DropdownMenuItem>
        {sourceHref !== null && (
          <DropdownMenuItem asChild>
            <Link href={sourceHref}>
              <SquareArrowOutUpRight aria-hidden />
              {sourceHref.startsWith("/templates/") ? t("Go to its template") : t("Go to its flow")}
            </Link>
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem destructive onSelect={() => setTimeout(() => setAsking(true), 0)}>
          <Trash2 aria-hidden />
          {t("Delete")}
        </DropdownMenuItem>
      </DropdownMenuContent>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("Delete “{name}”?", { name: chat.name })}
        action={t("Delete chat")}
        busy={remove.isPending}
        error={remove.error ? errorMessage(remove.error) : null}
        onConfirm={() => remove.mutate({ id: chat.id })}
      >
        {t("What was said in it is gone for good, and what it is doing is stopped. Executions of its flow stay.")}
      </ConfirmDialog>
    </>
  );
}
