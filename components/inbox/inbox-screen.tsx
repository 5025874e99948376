"use client";

import { Inbox } from "lucide-react";
import Link from "next/link";
import { Page } from "@/components/frame/page";
import { useViewer } from "@/components/frame/use-viewer";
import { sourceLabel } from "@/components/messages/chat-source";
import type { RouterOutputs } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { useWaiting } from "./use-waiting";
import { WaitingDecision } from "./waiting-decision";

/** Everything that waits for a person, what has waited longest first. */
export function InboxScreen() {
  const { data, error, refetch } = useWaiting();
  const { canEdit } = useViewer();
  return (
    <Page title={t("Inbox")} description={t("Runs that wait for a person to decide.")} width="narrow">
      {!data && !error && (
        <div role="status" aria-busy aria-label={t("Loading")} className="flex flex-col gap-4">
          <Skeleton className="h-40" />
          <Skeleton className="h-40" />
        </div>
      )}
      {!data && error && (
        <ErrorState
          title={t("The inbox could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
      {data?.length === 0 && <NothingWaits />}
      {data && data.length > 0 && (
        <ol className="flex flex-col gap-4">
          {data.map((question) => (
            <li key={question.action.id}>
              <WaitingCard question={question} canDecide={canEdit} />
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}

type Waiting = RouterOutputs["executions"]["waiting"][number];

function WaitingCard({ question: asked, canDecide }: { question: Waiting; canDecide: boolean }) {
  const { executionId, flowName, question, since, chatType, leadEmail, action, content } = asked;
  return (
    <article aria-label={`${flowName}: ${action.data.nodeLabel}`} className="rounded-lg border bg-card p-4">
      <WaitingDecision {...{ executionId, action, content, canDecide }}>
        <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 className="min-w-0 truncate font-semibold">
            <Link href={`/executions/${executionId}`} className="underline-offset-4 hover:underline">
              {flowName}
            </Link>
          </h2>
          <p className="text-sm text-muted-foreground">
            {rich("{leadEmail} · paused {time}", {
              leadEmail: leadEmail ?? sourceLabel(chatType),
              time: <RelativeTime at={since} />,
            })}
          </p>
          {question !== "" && (
            <p className="line-clamp-3 w-full text-sm break-words whitespace-pre-wrap text-muted-foreground">
              {rich("Asked: {question}", { question })}
            </p>
          )}
        </header>
      </WaitingDecision>
    </article>
  );
}

function NothingWaits() {
  return (
    <EmptyState
      icon={<Inbox aria-hidden />}
      title={t("Nothing waits for you")}
      action={
        <Button asChild>
          <Link href="/agentflows">{t("Go to agentflows")}</Link>
        </Button>
      }
    >
      {t(
        "A Human Input step, or an agent's tool that needs a yes, stops a run until somebody decides. What it asks appears here, whoever began the run.",
      )}
    </EmptyState>
  );
}
