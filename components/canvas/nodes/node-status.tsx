import { Check, CircleSlash, TriangleAlert } from "lucide-react";
import { msg, type Wording } from "@/components/words/msg";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { StepStatus } from "@/domain/api/trace-item";
import type { StepView } from "@/components/canvas/canvas-state";
import { Spinner } from "@/components/ui/spinner";

/** `840 ms`, `2.4 s`, `1 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return t("{round} ms", { round: Math.round(ms) });
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return t("{floor} min {round} s", { floor: Math.floor(ms / 60_000), round: Math.round((ms % 60_000) / 1000) });
}

export const statusWords: Readonly<Record<StepStatus, Wording>> = {
  INPROGRESS: msg("Running"),
  FINISHED: msg("Done"),
  ERROR: msg("Failed"),
  STOPPED: msg("Waiting"),
  TERMINATED: msg("Stopped"),
};

/** What the node did in the run at hand: a shape, a colour, and how long it took. */
export function NodeStatus({ step }: { step: StepView }) {
  const took = step.ms === undefined ? "" : duration(step.ms);
  return (
    <span className={`flex shrink-0 items-center gap-1 text-xs ${colors[step.status]}`}>
      <StatusIcon status={step.status} />
      <span className={step.status === "INPROGRESS" ? "sr-only" : undefined}>
        {step.status === "FINISHED" && took ? took : t(statusWords[step.status])}
      </span>
      {step.times !== undefined && step.times > 1 && (
        <span title={t("Ran {times} times", { times: step.times })}>
          <span aria-hidden>×{step.times}</span>
          <span className="sr-only">{rich(", {times} times", { times: step.times })}</span>
        </span>
      )}
    </span>
  );
}

function StatusIcon({ status }: { status: StepStatus }) {
  switch (status) {
    case "INPROGRESS":
      return <Spinner className="size-3.5" />;
    case "FINISHED":
      return <Check aria-hidden className="size-3.5" />;
    case "ERROR":
      return <TriangleAlert aria-hidden className="size-3.5" />;
    case "STOPPED":
    case "TERMINATED":
      return <CircleSlash aria-hidden className="size-3.5" />;
  }
}

const colors: Readonly<Record<StepStatus, string>> = {
  INPROGRESS: "text-running",
  FINISHED: "text-ok",
  ERROR: "text-failed",
  STOPPED: "text-waiting",
  TERMINATED: "text-muted-foreground",
};

/** The ring around a card, by status. */
export const rings: Readonly<Record<StepStatus, string>> = {
  INPROGRESS: "ring-2 ring-running",
  FINISHED: "ring-1 ring-ok",
  ERROR: "ring-2 ring-failed",
  STOPPED: "ring-2 ring-waiting",
  TERMINATED: "",
};
