"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { sourceLabel } from "@/components/messages/chat-source";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { numberText } from "@/components/words/number-text";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { placesOf } from "./places-of";
import { RunStatusBadge } from "./run-status";
import { RunSteps } from "./run-steps";
import { tookText } from "./run-table";

type RunDetail = RouterOutputs["runs"]["get"];

interface RunDrawerProps {
  runId: string;
  open: boolean;
  flows: readonly { id: string; kind: FlowKind }[];
  onClose: () => void;
}

/** A run in full, beside the list. */
export function RunDrawer({ runId, open, flows, onClose }: RunDrawerProps) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(
    trpc.runs.get.queryOptions(
      { id: runId },
      {
        enabled: runId !== "",
        refetchInterval: (query) => (query.state.data?.run.status === "running" ? 1_500 : false),
      },
    ),
  );
  return (
    <Sheet open={open} onOpenChange={(next) => !next && onClose()}>
      <SheetContent title={data?.run.flowName ?? t("Execution")} className="sm:w-[36rem]">
        <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-5 pt-1 pb-6">
          {data && <RunParts detail={data} flow={flows.find(({ id }) => id === data.run.flowId)} />}
          {!data && error && (
            <ErrorState
              title={t("The run could not be loaded")}
              message={errorMessage(error)}
              onRetry={() => void refetch()}
            />
          )}
          {!data && !error && <RunSkeleton />}
        </div>
      </SheetContent>
    </Sheet>
  );
}

function RunParts({ detail, flow }: { detail: RunDetail; flow: { id: string; kind: FlowKind } | undefined }) {
  const { run, steps, versionNumber, template } = detail;
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        <Fact name={t("Status")}>
          <RunStatusBadge status={run.status} />
        </Fact>
        <Fact name={t("Started")}>
          <RelativeTime at={run.startedAt} />
        </Fact>
        <Fact name={t("Took")}>{tookText(run)}</Fact>
        <Fact name={t("Version")}>{versionNumber ?? t("Deleted")}</Fact>
        <Fact name={t("Source")}>{sourceLabel(run.chatType)}</Fact>
        <Fact name={t("Tokens")}>{tokensText(run.usage)}</Fact>
      </dl>
      {run.error !== null && (
        <p className="flex items-start gap-2 rounded-md border border-failed/30 bg-failed-soft px-3 py-2.5 break-words">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
          <span className="min-w-0 whitespace-pre-wrap">{run.error}</span>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {flow?.kind === "agentflow" && (
          <Button variant="primary" asChild>
            <Link href={`/executions/${run.id}`}>{t("Open execution")}</Link>
          </Button>
        )}
        {placesOf({ ...run, kind: flow?.kind, template }).map(({ label, href }) => (
          <Button key={href} asChild>
            <Link href={href}>{label}</Link>
          </Button>
        ))}
      </div>
      <RunSteps steps={steps} running={run.status === "running"} />
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted-foreground">{name}</dt>
      <dd className="mt-0.5 truncate">{children}</dd>
    </div>
  );
}

function tokensText(usage: RunDetail["run"]["usage"]): string {
  if (!usage || usage.length === 0) return "–";
  const total = usage.reduce((sum, part) => sum + part.total_tokens, 0);
  return numberText(total);
}

function RunSkeleton() {
  return (
    <div aria-busy role="status" aria-label={t("Loading")} className="flex flex-col gap-4">
      <Skeleton className="h-20" />
      <Skeleton className="h-9 w-40" />
      <Skeleton className="h-40" />
    </div>
  );
}
