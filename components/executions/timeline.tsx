"use client";

import { Pin } from "lucide-react";
import { durationText } from "@/components/chat/duration-text";
import { StepMark } from "@/components/chat/step-mark";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import type { StepBranch } from "./step-tree";
import type { TimelineStep } from "./timeline-step";

interface TimelineProps {
  tree: readonly StepBranch<TimelineStep>[];
  /** Visit of the step that is shown beside. */
  chosen: number | undefined;
  onChoose: (visitId: number) => void;
  labelOf: (nodeId: string) => string;
}

/** What each step of a run did, in order, with the rounds of its iterations. */
export function Timeline({ tree, ...props }: TimelineProps) {
  if (tree.length === 0) return <p className="p-4 text-muted-foreground">No step has ended yet.</p>;
  return (
    <div className="p-2">
      <Branches branches={tree} {...props} />
    </div>
  );
}

function Branches({ branches, ...props }: { branches: TimelineProps["tree"] } & Omit<TimelineProps, "tree">) {
  return (
    <ol className="flex flex-col">
      {branches.map(({ step, nodeId, rounds }, index) => (
        <li key={step?.visitId ?? `${nodeId}.${String(index)}`}>
          {step ? <StepButton step={step} {...props} /> : <Open label={props.labelOf(nodeId)} />}
          {rounds.map((round) => (
            <div key={round.index} className="ml-3.5 border-l pl-2">
              <p className="px-2 pt-1 text-xs text-muted-foreground">
                {round.index < 0 ? "Under way" : `Round ${String(round.index + 1)}`}
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
          <span className="sr-only">pinned</span>
        </>
      )}
      <span className="shrink-0 text-xs text-muted-foreground tabular-nums">{durationText(ms)}</span>
    </button>
  );
}

function Open({ label }: { label: string }) {
  return (
    <p className="flex h-8 items-center gap-2 px-2">
      <Spinner className="size-3.5" />
      <span className="min-w-0 truncate">{label}</span>
    </p>
  );
}
