import { CircleCheck, CircleSlash, CircleX, type LucideIcon } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import type { Outcome } from "./thread-of";

const looks: Record<Outcome, { icon: LucideIcon; colour: string; line: string }> = {
  done: { icon: CircleCheck, colour: "text-ok", line: "bg-ok/40" },
  failed: { icon: CircleX, colour: "text-failed", line: "bg-failed/40" },
  stopped: { icon: CircleSlash, colour: "text-muted-foreground", line: "bg-border" },
  left: { icon: CircleSlash, colour: "text-muted-foreground", line: "bg-border" },
};

/** A line across the thread where a run began, or how it ended: the reason stands beside it, and is told on hover. */
export function ThinkingMark({ outcome, reason }: { outcome?: Outcome; reason?: string }) {
  const look = outcome && looks[outcome];
  const Icon = look?.icon;
  const line = cn("h-px min-w-4 flex-1", look?.line ?? "bg-border");
  return (
    <p title={reason} className="flex items-center gap-3 text-xs text-muted-foreground">
      <span aria-hidden className={line} />
      <span className={cn("flex max-w-[80%] items-center gap-1.5", look?.colour)}>
        {Icon && <Icon aria-hidden className="size-3.5 shrink-0" />}
        <span className="break-words">
          {outcome === undefined ? t("Begin thinking") : t("End of thinking")}
          {outcome !== undefined && outcome !== "done" && reason !== undefined && `: ${reason}`}
          {outcome === "done" && <span className="sr-only">: {reason}</span>}
        </span>
      </span>
      <span aria-hidden className={line} />
    </p>
  );
}
