import { CircleCheck, CircleDashed, CircleDot, History } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Spinner } from "@/components/ui/spinner";
import type { StoreStatus } from "@/domain/documents/store-status";

interface Look {
  label: string;
  tone: "running" | "ok" | "waiting" | "neutral";
  icon: ReactNode;
}

const looks: Record<StoreStatus, Look> = {
  EMPTY: { label: "Empty", tone: "neutral", icon: <CircleDashed aria-hidden /> },
  NEW: { label: "Not processed", tone: "waiting", icon: <CircleDot aria-hidden /> },
  SYNC: { label: "Processed", tone: "ok", icon: <CircleCheck aria-hidden /> },
  SYNCING: { label: "Processing", tone: "running", icon: <Spinner /> },
  STALE: { label: "Out of date", tone: "waiting", icon: <History aria-hidden /> },
  UPSERTING: { label: "Upserting", tone: "running", icon: <Spinner /> },
  UPSERTED: { label: "Upserted", tone: "ok", icon: <CircleCheck aria-hidden /> },
};

/** How far a document store or a loader is. */
export function StoreStatusBadge({ status }: { status: StoreStatus }) {
  const { label, tone, icon } = looks[status];
  return (
    <Badge tone={tone}>
      {icon}
      {label}
    </Badge>
  );
}
