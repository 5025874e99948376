"use client";

import { Square, Volume2 } from "lucide-react";
import { useStore } from "zustand";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/components/words/t";
import type { Speaker } from "./speaker";

interface ReadAloudProps {
  speaker: Speaker;
  chatId: string;
  messageId: string;
  text: string;
}

/** Reads an answer out, or stops reading it. */
export function ReadAloud({ speaker, chatId, messageId, text }: ReadAloudProps) {
  const { messageId: current, phase, failure } = useStore(speaker.state);
  const own = current === messageId && phase !== "silent";
  return (
    <>
      <IconButton
        label={own ? t("Stop reading") : t("Read aloud")}
        size="sm"
        onClick={() => (own ? speaker.stop() : void speaker.speak({ chatId, messageId, text }))}
      >
        {own ? (
          phase === "loading" ? (
            <Spinner className="size-4" />
          ) : (
            <Square className="size-3 fill-current" />
          )
        ) : (
          <Volume2 />
        )}
      </IconButton>
      {failure?.messageId === messageId && (
        <span role="status" className="truncate pl-1 text-danger">
          {failure.message}
        </span>
      )}
    </>
  );
}
