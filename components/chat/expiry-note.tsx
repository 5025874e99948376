"use client";

import { useEffect, useState } from "react";
import type { Expiry } from "@/domain/api/trace-item";
import { relativeTime } from "@/components/ui/relative-time-text";

const minuteMs = 60_000;

/** When waiting for a decision ends by itself, and what then. */
export function ExpiryNote({ expires }: { expires: Expiry }) {
  const at = new Date(expires.at).getTime();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs / 4);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="text-sm text-pretty text-muted-foreground" suppressHydrationWarning>
      {at <= now ? "Its time is up." : `Without a decision it ${expires.outcome === "fail" ? "fails" : "is rejected"} `}
      {at > now && (
        <time
          dateTime={expires.at}
          title={new Date(at).toLocaleString(undefined, { dateStyle: "full", timeStyle: "medium" })}
        >
          {at - now < minuteMs ? "within a minute" : relativeTime(at, now)}.
        </time>
      )}
    </p>
  );
}
