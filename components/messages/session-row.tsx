import type { RouterOutputs } from "@/components/trpc/client";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/components/words/t";
import { sourceLabel } from "./chat-source";

export type SessionSummary = RouterOutputs["messages"]["sessions"]["items"][number];

interface SessionRowProps {
  row: SessionSummary;
  current: boolean;
  onOpen: () => void;
}

export function SessionRow({ row, current, onOpen }: SessionRowProps) {
  return (
    <li className="border-b last:border-b-0">
      <button
        type="button"
        aria-current={current ? "true" : undefined}
        onClick={onOpen}
        className={cn(
          "flex w-full flex-col gap-0.5 px-3 py-2.5 text-left -outline-offset-2 transition-colors hover:bg-hover/60",
          current && "bg-primary-soft hover:bg-primary-soft",
        )}
      >
        <span className="flex w-full items-baseline gap-3">
          <span className="min-w-0 flex-1 truncate font-medium">
            {row.preview === "" ? t("No question") : row.preview}
          </span>
          <RelativeTime at={row.lastAt} className="shrink-0 text-xs text-muted-foreground" />
        </span>
        <span className="flex w-full gap-3 text-xs text-muted-foreground">
          <span className="min-w-0 flex-1 truncate">{row.chatTypes.map(sourceLabel).join(", ")}</span>
          <span className="shrink-0">
            {t("{count, plural, one {# message} other {# messages}}", { count: row.count })}
          </span>
        </span>
      </button>
    </li>
  );
}
