"use client";

import { Copy, Ellipsis, MessagesSquare, SquarePen } from "lucide-react";
import Link from "next/link";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { useCopy } from "@/components/ui/use-copy";
import { t } from "@/components/words/t";

interface SessionMenuProps {
  chatId: string;
  onClear: () => void;
  /** Where the stored messages of the session are; absent for visitors. */
  messagesHref?: string;
}

/** The session of a chat: its id, and leaving it for a new one. */
export function SessionMenu({ chatId, onClear, messagesHref }: SessionMenuProps) {
  const { copy } = useCopy();
  return (
    <>
      <IconButton label={t("New session")} size="sm" onClick={onClear}>
        <SquarePen />
      </IconButton>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={t("Session")} size="sm" plain>
            <Ellipsis />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuLabel>{t("Session id")}</DropdownMenuLabel>
          <p className="px-2 pb-1.5 font-mono text-xs break-all">{chatId}</p>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => void copy(chatId)}>
            <Copy aria-hidden />
            {t("Copy session id")}
          </DropdownMenuItem>
          {messagesHref !== undefined && (
            <DropdownMenuItem asChild>
              <Link href={messagesHref}>
                <MessagesSquare aria-hidden />
                {t("Open in messages")}
              </Link>
            </DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={onClear}>
            <SquarePen aria-hidden />
            {t("New session")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  );
}
