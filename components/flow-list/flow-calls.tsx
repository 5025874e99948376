"use client";

import type { RouterOutputs } from "@/components/trpc/client";
import { dateText } from "@/components/words/date-text";
import { numberText } from "@/components/words/number-text";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
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
  if (!use) return <span className="text-sm text-muted-foreground">{t("None")}</span>;
  const { calls7, calls30, failed30, tokens30, lastUsed } = use;
  return (
    <button
      type="button"
      onClick={onShow}
      aria-label={t("Usage of {name}: {calls30} calls in 30 days", { name: flow.name, calls30 })}
      title={t("{calls7} in 7 days, {calls30} in 30 days, {failed30} failed, {tokens30} tokens; last used {lastUsed}", {
        calls7,
        calls30,
        failed30,
        tokens30: numberText(tokens30),
        lastUsed: dateText(lastUsed),
      })}
      className="rounded-sm text-sm whitespace-nowrap tabular-nums underline-offset-4 hover:underline"
    >
      {numberText(calls30)}
      {failed30 > 0 && (
        <span className="ml-1.5 text-failed">{rich("{failed30} failed", { failed30: numberText(failed30) })}</span>
      )}
    </button>
  );
}
