"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { durationText } from "@/components/chat/duration-text";
import { HighlightedCode } from "@/components/chat/highlighted-code";
import { StepMark } from "@/components/chat/step-mark";
import type { RouterOutputs } from "@/components/trpc/client";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";

type Step = RouterOutputs["runs"]["get"]["steps"][number];

/** What each node of a run did, in order. */
export function RunSteps({ steps, running }: { steps: readonly Step[]; running: boolean }) {
  return (
    <section aria-labelledby="steps-title" className="flex flex-col gap-2">
      <h3 id="steps-title" className="font-semibold">
        {t("Steps")}
      </h3>
      {steps.length === 0 ? (
        <p className="text-muted-foreground">{running ? t("No node has finished yet.") : t("No node was run.")}</p>
      ) : (
        <ol className="overflow-hidden rounded-lg border bg-card">
          {steps.map((step) => (
            <StepItem key={step.id} step={step} />
          ))}
        </ol>
      )}
    </section>
  );
}

function StepItem({ step }: { step: Step }) {
  const [open, setOpen] = useState(step.error !== null);
  const empty = step.input == null && step.output == null && step.error === null;
  return (
    <li className="border-b last:border-b-0">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex h-10 w-full items-center gap-2 px-3 text-left -outline-offset-2 hover:bg-hover/60"
      >
        <StepMark status={step.status} />
        <span className="min-w-0 flex-1 truncate">{step.label}</span>
        {step.ms !== null && <span className="text-sm text-muted-foreground">{durationText(step.ms)}</span>}
        <ChevronRight
          aria-hidden
          className={cn("size-4 text-muted-foreground transition-transform", open && "rotate-90")}
        />
      </button>
      {open && (
        <div className="flex flex-col gap-3 px-3 pt-1 pb-3">
          {step.error !== null && <p className="break-words whitespace-pre-wrap text-danger">{step.error}</p>}
          <Value name={t("Input")} value={step.input} />
          <Value name={t("Output")} value={step.output} />
          {empty && <p className="text-sm text-muted-foreground">{t("Nothing was recorded for this step.")}</p>}
        </div>
      )}
    </li>
  );
}

function Value({ name, value }: { name: string; value: unknown }) {
  if (value === null || value === undefined) return null;
  return (
    // Long texts are wrapped: a step is read, seldom copied.
    <div className="[&_pre]:break-words [&_pre]:whitespace-pre-wrap">
      <h4 className="text-xs text-muted-foreground">{name}</h4>
      {typeof value === "string" ? (
        <HighlightedCode code={value} language="text" />
      ) : (
        <HighlightedCode code={JSON.stringify(value, null, 2)} language="json" />
      )}
    </div>
  );
}
