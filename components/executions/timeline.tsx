"use client";

import { Pin, RefreshCw } from "lucide-react";
import { durationText } from "@/components/chat/duration-text";
import { StepMark } from "@/components/chat/step-mark";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { Spinner } from "@/components/ui/spinner";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { Elapsed } from "./elapsed";
import { splitAt } from "./split-at";
import type { StepBranch } from "./step-tree";
import type { TakenUp, TimelineStep, UnderWay } from "./timeline-step";

interface TimelineProps {
  tree: readonly StepBranch<TimelineStep>[];
  /** Visit of the step that is shown beside. */
  chosen: number | undefined;
  onChoose: (visitId: number) => void;
  labelOf: (nodeId: string) => string;
  /** What is under way. */
  open?: readonly UnderWay[];
  takenUp?: readonly TakenUp[];
}

/** What each step of a run did, in order, with the rounds of its iterations, and what it does now. */
export function Timeline({ tree, open = [], takenUp = [], ...props }: TimelineProps) {
  // An iteration whose rounds go on stands in the tree already.
  const begun = open.filter(({ nodeId }) => !tree.some((branch) => !branch.step && branch.nodeId === nodeId));
  if (tree.length === 0 && begun.length === 0)
    return <p className="p-4 text-muted-foreground">{t("No step has ended yet.")}</p>;
  return (
    <div className="p-2">
      {splitAt(tree, takenUp).map(({ branches, again }, index) => (
        <div key={index}>
          {again !== undefined && <Again at={again} />}
          <Branches branches={branches} {...props} />
        </div>
      ))}
      <ol className="flex flex-col">
        {begun.map(({ visitId, label, since }) => (
          <li key={visitId}>
            <Open label={label} since={since} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The server had stopped here. */
function Again({ at }: { at: string }) {
  return (
    <p className="my-1 flex items-center gap-2 border-y border-dashed px-2 py-1.5 text-xs text-muted-foreground">
      <RefreshCw aria-hidden className="size-3.5 shrink-0" />
      <span>{rich("Taken up after the server stopped, {time}", { time: <RelativeTime at={at} /> })}</span>
    </p>
  );
}

type BranchesProps = { branches: TimelineProps["tree"] } & Pick<TimelineProps, "chosen" | "onChoose" | "labelOf">;

function Branches({ branches, ...props }: BranchesProps) {
  return (
    <ol className="flex flex-col">
      {branches.map(({ step, nodeId, rounds }, index) => (
        <li key={step?.visitId ?? `${nodeId}.${String(index)}`}>
          {step ? <StepButton step={step} {...props} /> : <Open label={props.labelOf(nodeId)} />}
          {rounds.map((round) => (
            <div key={round.index} className="ml-3.5 border-l pl-2">
              <p className="px-2 pt-1 text-xs text-muted-foreground">
                {round.index < 0 ? t("Under way") : t("Round {value}", { value: round.index + 1 })}
              </p>
              <Branches branches={round.branches} {...props} />
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

function StepButton({ step, chosen, onChoose }: { step: TimelineStep } & Pick<TimelineProps, "chosen" | "onChoose">) {
  const { visitId, status, label, ms, pinned } = step;
  return (
    <button
      type="button"
      aria-pressed={visitId === chosen}
      onClick={() => onChoose(visitId)}
      className={cn(
        "flex h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover pointer-coarse:h-10",
        visitId === chosen && "bg-primary-soft",
      )}
    >
      <StepMark status={status} />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {pinned && (
        <>
          <Pin aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
          <span className="sr-only">{t("pinned")}</span>
        </>
      )}
      <span className="shrink-0 text-xs text-muted-foreground tabular-nums">{durationText(ms)}</span>
    </button>
  );
}

function Open({ label, since }: { label: string; since?: Date }) {
  return (
    <p className="flex h-8 items-center gap-2 px-2">
      <Spinner className="size-3.5" />
      <span className="min-w-0 flex-1 truncate">
        <span className="sr-only">{t("Running:")} </span>
        {label}
      </span>
      {since && <Elapsed since={since} />}
    </p>
  );
}
