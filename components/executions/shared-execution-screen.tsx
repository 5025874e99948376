"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { errorCode, errorMessage } from "@/components/trpc/error-message";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { ExecutionDrawing } from "./execution-drawing";
import { spanText } from "./execution-text";
import { RunStatusBadge } from "./run-status";
import { StepDetail } from "./step-detail";
import { stepTree } from "./step-tree";
import { Timeline } from "./timeline";

type SharedExecution = RouterOutputs["executions"]["shared"];

/** A run as a page of its own, for whoever has its link. */
export function SharedExecutionScreen({ token }: { token: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(
    trpc.executions.shared.queryOptions(
      { token },
      {
        // What was closed must not be shown from what the browser still knows.
        ...{ gcTime: 0, retry: false, meta: { quiet: true } },
        refetchInterval: (query) => (query.state.data?.status === "running" ? 1_500 : false),
      },
    ),
  );
  return (
    <main className="flex min-h-dvh flex-col lg:h-dvh">
      {data && !error && <SharedRun execution={data} />}
      {error && errorCode(error) === "NOT_FOUND" && <Closed />}
      {error && errorCode(error) !== "NOT_FOUND" && (
        <ErrorState
          className="m-6"
          title={t("The execution could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && (
        <div role="status" aria-busy aria-label={t("Loading")} className="flex flex-col gap-4 p-6">
          <Skeleton className="h-8 w-64" />
          <Skeleton className="h-96" />
        </div>
      )}
    </main>
  );
}

function SharedRun({ execution }: { execution: SharedExecution }) {
  const { flowName, status, question, createdAt, error, trace, open, takenUp, drawing } = execution;
  const [chosen, setChosen] = useState(trace.at(-1)?.visitId);
  const labelOf = (nodeId: string) => drawing?.document.nodes.find(({ id }) => id === nodeId)?.label ?? nodeId;
  const step = trace.findLast(({ visitId }) => visitId === chosen);
  const chooseNode = (nodeId: string) => {
    // Another of its visits may be the chosen one.
    if (nodeId === step?.nodeId) return;
    const last = trace.findLast((one) => one.nodeId === nodeId);
    if (last) setChosen(last.visitId);
  };
  return (
    <>
      <header className="flex flex-col gap-1.5 border-b px-4 py-3">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="min-w-0 truncate text-lg font-semibold">{flowName}</h1>
          <RunStatusBadge status={status} />
        </div>
        {question !== "" && <p className="line-clamp-2 max-w-3xl break-words whitespace-pre-wrap">{question}</p>}
        <p className="text-sm text-muted-foreground">
          {rich("Started {time} · took {spanText}", {
            time: <RelativeTime at={createdAt} />,
            spanText: spanText(execution),
          })}
        </p>
        {error !== null && <p className="break-words whitespace-pre-wrap text-danger">{error}</p>}
      </header>
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        {drawing && (
          <section
            aria-label={t("Drawing")}
            className="relative h-72 shrink-0 border-b [&_.react-flow\_\_minimap]:hidden lg:h-auto lg:min-w-0 lg:flex-1 lg:border-b-0"
          >
            <ExecutionDrawing
              {...{ document: drawing.document, trace, open, chosen: step?.nodeId, onChoose: chooseNode }}
              listed={{ nodes: drawing.specs, credentials: [] }}
            />
          </section>
        )}
        <section
          aria-label={t("Steps")}
          className="shrink-0 border-b lg:w-72 lg:overflow-y-auto lg:border-b-0 lg:border-l"
        >
          <Timeline {...{ tree: stepTree(trace), open, takenUp, chosen, onChoose: setChosen, labelOf }} />
        </section>
        <section
          aria-label={t("Step")}
          className="min-h-64 shrink-0 lg:w-[26rem] lg:overflow-y-auto lg:border-l xl:w-[30rem]"
        >
          <StepDetail
            step={step}
            ranAgain={takenUp.some(({ visits }) => step !== undefined && visits.includes(step.visitId))}
          />
        </section>
      </div>
    </>
  );
}

function Closed() {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-2 p-6 text-center">
      <h1 className="text-lg font-semibold">{t("There is nothing to see here")}</h1>
      <p className="max-w-md text-pretty text-muted-foreground">
        {t("The link may be incomplete, or whoever gave it out has closed it. Ask them for another.")}
      </p>
    </div>
  );
}
