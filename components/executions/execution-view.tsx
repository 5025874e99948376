"use client";

import { useState } from "react";
import { useViewer } from "@/components/frame/use-viewer";
import { t } from "@/components/words/t";
import type { ExecutionDetail } from "./execution";
import { ExecutionCanvas } from "./execution-canvas";
import { ExecutionHead } from "./execution-head";
import { ExecutionNotices } from "./execution-notices";
import { RestartDialog } from "./restart-dialog";
import { StepDetail } from "./step-detail";
import { stepTree } from "./step-tree";
import { Timeline } from "./timeline";

/** A run: drawn as it went, its steps in order, and what the chosen one got and gave. */
export function ExecutionView({ execution }: { execution: ExecutionDetail }) {
  const { canEdit } = useViewer();
  const [chosen, setChosen] = useState<number>();
  const [restarting, setRestarting] = useState(false);
  const { trace, document, open, takenUp } = execution;
  const step = trace.findLast(({ visitId }) => visitId === chosen);
  const chooseNode = (nodeId: string) => {
    // Another of its visits may be the chosen one.
    if (nodeId === step?.nodeId) return;
    const last = trace.findLast((one) => one.nodeId === nodeId);
    if (last) setChosen(last.visitId);
  };
  const under = execution.status === "running" || execution.status === "paused";
  return (
    <div className="flex min-h-full flex-col lg:h-full">
      <ExecutionHead execution={execution} />
      <ExecutionNotices execution={execution} canDecide={canEdit} />
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <section
          aria-label={t("Drawing")}
          className="relative h-72 shrink-0 border-b [&_.react-flow\_\_minimap]:hidden lg:h-auto lg:min-w-0 lg:flex-1 lg:border-b-0"
        >
          {document && <ExecutionCanvas {...{ document, trace, open, chosen: step?.nodeId }} onChoose={chooseNode} />}
          {!document && (
            <p className="p-6 text-muted-foreground">
              {t("The version that ran is deleted, so it cannot be drawn any more.")}
            </p>
          )}
        </section>
        <section
          aria-label={t("Steps")}
          className="flex shrink-0 flex-col border-b lg:w-72 lg:overflow-y-auto lg:border-b-0 lg:border-l"
        >
          <Timeline
            {...{ tree: stepTree(trace), open, takenUp, chosen, onChoose: setChosen }}
            labelOf={labelsOf(execution)}
          />
        </section>
        <section
          aria-label={t("Step")}
          className="min-h-64 shrink-0 lg:w-[26rem] lg:overflow-y-auto lg:border-l xl:w-[30rem]"
        >
          <StepDetail
            step={step}
            ranAgain={takenUp.some(({ visits }) => step !== undefined && visits.includes(step.visitId))}
            onRestart={canEdit && step && !under ? () => setRestarting(true) : undefined}
          />
        </section>
      </div>
      {step && (
        <RestartDialog key={step.visitId} {...{ execution, step }} open={restarting} onOpenChange={setRestarting} />
      )}
    </div>
  );
}

const labelsOf =
  ({ document }: ExecutionDetail) =>
  (nodeId: string): string =>
    document?.nodes.find(({ id }) => id === nodeId)?.label ?? nodeId;
