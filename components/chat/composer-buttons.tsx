"use client";

import { ArrowUp, Mic, Square } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import type { ChatTheme } from "./chat-theme";

interface ComposerButtonsProps {
  busy: boolean;
  /** Nothing can be sent at the moment, or there is nothing to send. */
  disabled: boolean;
  onStop: () => void;
  /** Absent where recordings are not taken. */
  onRecord?: () => void;
  theme: ChatTheme | undefined;
}

/** At the end of the composer: say it, send it, or stop the answer. */
export function ComposerButtons({ busy, disabled, onStop, onRecord, theme }: ComposerButtonsProps) {
  if (busy) {
    return (
      <IconButton label={t("Stop")} variant="secondary" onClick={onStop} tooltipSide="top">
        <Square className="size-3 fill-current" />
      </IconButton>
    );
  }
  return (
    <>
      {onRecord && (
        <IconButton label={t("Record a question")} onClick={onRecord} tooltipSide="top">
          <Mic />
        </IconButton>
      )}
      <IconButton
        label={t("Send")}
        variant="primary"
        type="submit"
        tooltipSide="top"
        disabled={disabled}
        style={theme?.sendButton}
      >
        <ArrowUp />
      </IconButton>
    </>
  );
}
