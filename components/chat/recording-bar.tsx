"use client";

import { ArrowUp, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import type { Recorder } from "./use-recorder";

/** Stands in the composer's place while somebody speaks. */
export function RecordingBar({ recorder: { phase, ms, level, cancel, finish } }: { recorder: Recorder }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => bar.current?.focus(), []);
  return (
    <div
      ref={bar}
      role="group"
      aria-label={t("Recording")}
      tabIndex={-1}
      onKeyDown={({ key }) => {
        if (key === "Escape") cancel();
      }}
      className="flex min-w-0 flex-1 items-center gap-2 outline-none"
    >
      <IconButton label={t("Cancel the recording")} onClick={cancel} tooltipSide="top">
        <X />
      </IconButton>
      <span className="flex h-5 min-w-0 flex-1 items-center overflow-hidden rounded-full bg-muted" aria-hidden>
        <span className="h-full rounded-full bg-failed/60 transition-[width]" style={{ width: `${4 + level * 96}%` }} />
      </span>
      <span className="text-sm text-muted-foreground tabular-nums">
        {phase === "asking" ? t("Allow the microphone") : clock(ms)}
      </span>
      <IconButton
        label={t("Send the recording")}
        variant="primary"
        disabled={phase !== "recording"}
        onClick={finish}
        tooltipSide="top"
      >
        <ArrowUp />
      </IconButton>
      <span role="status" className="sr-only">
        {phase === "asking" ? t("Waiting for the microphone") : t("Recording. Escape cancels.")}
      </span>
    </div>
  );
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
