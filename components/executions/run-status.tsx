import { CircleCheck, CirclePause, CircleSlash, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Spinner } from "@/components/ui/spinner";
import type { RouterOutputs } from "@/components/trpc/client";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";

export type RunStatus = RouterOutputs["runs"]["list"]["items"][number]["status"];

interface Look {
  label: Wording;
  tone: "running" | "ok" | "waiting" | "failed" | "neutral";
  icon: ReactNode;
}

const looks: Record<RunStatus, Look> = {
  running: { label: msg("Running"), tone: "running", icon: <Spinner /> },
  finished: { label: msg("Finished"), tone: "ok", icon: <CircleCheck aria-hidden /> },
  failed: { label: msg("Failed"), tone: "failed", icon: <CircleX aria-hidden /> },
  aborted: { label: msg("Stopped"), tone: "neutral", icon: <CircleSlash aria-hidden /> },
  paused: { label: msg("Waiting"), tone: "waiting", icon: <CirclePause aria-hidden /> },
};

export const runStatuses: readonly RunStatus[] = ["running", "finished", "failed", "aborted", "paused"];

export const runStatusLabel = (status: RunStatus): string => t(looks[status].label);

/** A status named in an address, or `undefined` for anything else. */
export const parseRunStatus = (value: string): RunStatus | undefined => runStatuses.find((status) => status === value);

export function RunStatusBadge({ status }: { status: RunStatus }) {
  const { label, tone, icon } = looks[status];
  return (
    <Badge tone={tone}>
      {icon}
      {t(label)}
    </Badge>
  );
}
