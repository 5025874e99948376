"use client";

import { useEffect, useState } from "react";
import { dateText } from "@/components/words/date-text";
import { t } from "@/components/words/t";
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
      {at <= now
        ? t("Its time is up.")
        : expires.outcome === "fail"
          ? `${t("Without a decision it fails")} `
          : `${t("Without a decision it is rejected")} `}
      {at > now && (
        <time dateTime={expires.at} title={dateText(at, { dateStyle: "full", timeStyle: "medium" })}>
          {at - now < minuteMs ? t("within a minute") : relativeTime(at, now)}.
        </time>
      )}
    </p>
  );
}
