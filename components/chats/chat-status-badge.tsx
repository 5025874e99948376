import { Circle, CircleCheck, CirclePause, CircleSlash, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Spinner } from "@/components/ui/spinner";
import type { ChatStatus } from "./chat-summary";

interface Look {
  label: string;
  tone: "running" | "ok" | "waiting" | "failed" | "neutral";
  icon: ReactNode;
}

const looks: Record<ChatStatus, Look> = {
  ready: { label: "Ready", tone: "neutral", icon: <Circle aria-hidden /> },
  running: { label: "Running", tone: "running", icon: <Spinner /> },
  wait_for_human_input: { label: "Waits for you", tone: "waiting", icon: <CirclePause aria-hidden /> },
  completed: { label: "Completed", tone: "ok", icon: <CircleCheck aria-hidden /> },
  error: { label: "Failed", tone: "failed", icon: <CircleX aria-hidden /> },
};
const stopped: Look = { label: "Stopped", tone: "neutral", icon: <CircleSlash aria-hidden /> };

export const chatStatuses: readonly ChatStatus[] = ["ready", "running", "wait_for_human_input", "completed", "error"];

export const chatStatusLabel = (status: ChatStatus): string => looks[status].label;

/** A status named in an address, or undefined for anything else. */
export const parseChatStatus = (value: string): ChatStatus | undefined =>
  chatStatuses.find((status) => status === value);

/** Where a chat stands: a shape, a colour and a word. */
export function ChatStatusBadge({ status, detail }: { status: ChatStatus; detail: string | null }) {
  const { label, tone, icon } = status === "completed" && detail === "aborted" ? stopped : looks[status];
  return (
    <Badge tone={tone} title={status === "error" ? (detail ?? undefined) : undefined}>
      {icon}
      {label}
    </Badge>
  );
}
