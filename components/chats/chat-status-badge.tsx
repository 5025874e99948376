import { Circle, CircleCheck, CirclePause, CircleSlash, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Spinner } from "@/components/ui/spinner";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { ChatStatus } from "./chat-summary";

interface Look {
  label: Wording;
  tone: "running" | "ok" | "waiting" | "failed" | "neutral";
  icon: ReactNode;
}

const looks: Record<ChatStatus, Look> = {
  ready: { label: msg("Ready"), tone: "neutral", icon: <Circle aria-hidden /> },
  running: { label: msg("Running"), tone: "running", icon: <Spinner /> },
  wait_for_human_input: { label: msg("Waits for you"), tone: "waiting", icon: <CirclePause aria-hidden /> },
  completed: { label: msg("Completed"), tone: "ok", icon: <CircleCheck aria-hidden /> },
  error: { label: msg("Failed"), tone: "failed", icon: <CircleX aria-hidden /> },
};
const stopped: Look = { label: msg("Stopped"), tone: "neutral", icon: <CircleSlash aria-hidden /> };

export const chatStatuses: readonly ChatStatus[] = ["ready", "running", "wait_for_human_input", "completed", "error"];

export const chatStatusLabel = (status: ChatStatus): string => t(looks[status].label);

/** A status named in an address, or undefined for anything else. */
export const parseChatStatus = (value: string): ChatStatus | undefined =>
  chatStatuses.find((status) => status === value);

/** Where a chat stands: a shape, a colour and a word. */
export function ChatStatusBadge({ status, detail }: { status: ChatStatus; detail: string | null }) {
  const { label, tone, icon } = status === "completed" && detail === "aborted" ? stopped : looks[status];
  return (
    <Badge tone={tone} title={status === "error" ? (detail ?? undefined) : undefined}>
      {icon}
      {t(label)}
    </Badge>
  );
}
