"use client";

import { rich } from "@/components/words/rich";
import { useWaiting } from "./use-waiting";

/** How much waits for a person, beside the inbox's link. */
export function WaitingCount({ wide }: { wide: boolean }) {
  const count = useWaiting().data?.length ?? 0;
  if (count === 0) return null;
  const shown = count > 99 ? "99+" : String(count);
  return (
    <span
      className={
        wide
          ? "ml-auto rounded-full bg-waiting-soft px-1.5 text-xs font-medium text-waiting tabular-nums"
          : "absolute -top-0.5 -right-0.5 rounded-full bg-waiting-soft px-1 text-[10px] leading-4 font-medium text-waiting tabular-nums"
      }
    >
      <span aria-hidden>{shown}</span>
      <span className="sr-only">{rich("{shown} waiting", { shown })}</span>
    </span>
  );
}
