"use client";

import { CircleAlert, Clock } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { dateText } from "@/components/words/date-text";
import { t } from "@/components/words/t";
import { expiryState } from "./expiry";

export function KeyExpiry({ expiresAt }: { expiresAt: Date | null }) {
  const [now] = useState(() => Date.now());
  const state = expiryState(expiresAt, now);
  if (!expiresAt) return t("Never");
  if (state === "expired") {
    return (
      <Badge tone="failed" title={dateText(expiresAt)}>
        <CircleAlert aria-hidden />
        {t("Expired")}
      </Badge>
    );
  }
  if (state === "soon") {
    return (
      <Badge tone="waiting">
        <Clock aria-hidden />
        <RelativeTime at={expiresAt} />
      </Badge>
    );
  }
  return <RelativeTime at={expiresAt} />;
}
