import { CircleCheck, CircleDashed, CircleDot, History } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Spinner } from "@/components/ui/spinner";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { StoreStatus } from "@/domain/documents/store-status";

interface Look {
  label: Wording;
  tone: "running" | "ok" | "waiting" | "neutral";
  icon: ReactNode;
}

const looks: Record<StoreStatus, Look> = {
  EMPTY: { label: msg("Empty"), tone: "neutral", icon: <CircleDashed aria-hidden /> },
  NEW: { label: msg("Not processed"), tone: "waiting", icon: <CircleDot aria-hidden /> },
  SYNC: { label: msg("Processed"), tone: "ok", icon: <CircleCheck aria-hidden /> },
  SYNCING: { label: msg("Processing"), tone: "running", icon: <Spinner /> },
  STALE: { label: msg("Out of date"), tone: "waiting", icon: <History aria-hidden /> },
  UPSERTING: { label: msg("Upserting"), tone: "running", icon: <Spinner /> },
  UPSERTED: { label: msg("Upserted"), tone: "ok", icon: <CircleCheck aria-hidden /> },
};

/** How far a document store or a loader is. */
export function StoreStatusBadge({ status }: { status: StoreStatus }) {
  const { label, tone, icon } = looks[status];
  return (
    <Badge tone={tone}>
      {icon}
      {t(label)}
    </Badge>
  );
}
