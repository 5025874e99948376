"use client";

import type { RouterOutputs } from "@/components/trpc/client";
import type { FlowSummary } from "./flow-summary";

/** How much a flow was used lately. */
export type FlowUse = RouterOutputs["flows"]["usage"][number];

interface FlowCallsProps {
  flow: FlowSummary;
  use: FlowUse | undefined;
  onShow: () => void;
}

/** Calls of the last 30 days, with more on hover and all of it behind the button. */
export function FlowCalls({ flow, use, onShow }: FlowCallsProps) {
  if (!use) return <span className="text-sm text-muted-foreground">None</span>;
  const { calls7, calls30, failed30, tokens30, lastUsed } = use;
  return (
    <button
      type="button"
      onClick={onShow}
      aria-label={`Usage of ${flow.name}: ${String(calls30)} calls in 30 days`}
      title={`${String(calls7)} in 7 days, ${String(calls30)} in 30 days, ${String(failed30)} failed, ${tokens30.toLocaleString()} tokens; last used ${lastUsed.toLocaleString()}`}
      className="rounded-sm text-sm whitespace-nowrap tabular-nums underline-offset-4 hover:underline"
    >
      {calls30.toLocaleString()}
      {failed30 > 0 && <span className="ml-1.5 text-failed">{failed30.toLocaleString()} failed</span>}
    </button>
  );
}
