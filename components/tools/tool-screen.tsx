"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Page } from "@/components/frame/page";
import { useTRPC } from "@/components/trpc/client";
import { errorCode, errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { ToolEditor } from "./tool-editor";
import { partsOf } from "./use-tools";

/** One tool of the workspace: what it says of itself, what it does, and a place to try it. */
export function ToolScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data: tool, error, refetch } = useQuery(trpc.tools.get.queryOptions({ id }));
  if (tool) return <ToolEditor initial={partsOf(tool)} saved={tool} />;
  return (
    <Page title={t("Tool")}>
      {!error && <Skeleton className="h-96" />}
      {error && errorCode(error) === "NOT_FOUND" && (
        <EmptyState
          title={t("This tool does not exist")}
          action={
            <Button asChild>
              <Link href="/tools">{t("To the tools")}</Link>
            </Button>
          }
        >
          {t("It may have been deleted, or it belongs to another workspace.")}
        </EmptyState>
      )}
      {error && errorCode(error) !== "NOT_FOUND" && (
        <ErrorState
          title={t("The tool could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
    </Page>
  );
}
