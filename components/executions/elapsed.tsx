"use client";

import { useEffect, useState } from "react";
import { durationText } from "@/components/chat/duration-text";
import { t } from "@/components/words/t";

/** How long something has been going on, counting. */
export function Elapsed({ since }: { since: Date }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since.getTime()) / 1_000));
  return (
    <span className="shrink-0 text-xs text-muted-foreground tabular-nums" suppressHydrationWarning>
      {seconds < 60 ? t("{seconds} s", { seconds }) : durationText(seconds * 1_000)}
    </span>
  );
}
