"use client";

import { useEffect, useState } from "react";
import { dateText } from "@/components/words/date-text";
import { relativeTime } from "./relative-time-text";

/** A moment as "3 hours ago", with the exact time on hover. */
export function RelativeTime({ at, className }: { at: Date | string | number; className?: string }) {
  const date = new Date(at);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time
      dateTime={date.toISOString()}
      title={dateText(date, { dateStyle: "full", timeStyle: "medium" })}
      className={className}
      suppressHydrationWarning
    >
      {relativeTime(date.getTime(), now)}
    </time>
  );
}
