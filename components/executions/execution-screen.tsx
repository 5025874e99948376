"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "@/components/trpc/client";
import { errorCode, errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { ExecutionView } from "./execution-view";

/** How often a run under way is asked for, in milliseconds, and one that others may answer. */
const [watchEvery, lookEvery] = [1_000, 5_000];

/** One run of an agentflow. */
export function ExecutionScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(
    trpc.executions.get.queryOptions(
      { id },
      {
        refetchInterval: (query) => {
          const status = query.state.data?.status;
          return status === "running" ? watchEvery : status === "paused" ? lookEvery : false;
        },
      },
    ),
  );
  if (data) return <ExecutionView execution={data} />;
  if (error && errorCode(error) === "NOT_FOUND") return <NoSuchExecution />;
  if (error)
    return (
      <ErrorState
        className="m-6"
        title={t("The execution could not be loaded")}
        message={errorMessage(error)}
        onRetry={() => void refetch()}
      />
    );
  return (
    <div role="status" aria-busy aria-label={t("Loading")} className="flex flex-col gap-4 p-6">
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-16" />
      <Skeleton className="h-96" />
    </div>
  );
}

function NoSuchExecution() {
  return (
    <EmptyState
      className="m-6"
      title={t("This execution does not exist")}
      action={
        <Button asChild>
          <Link href="/executions">{t("To the executions")}</Link>
        </Button>
      }
    >
      {t("It may have been deleted, or its flow with it.")}
    </EmptyState>
  );
}
