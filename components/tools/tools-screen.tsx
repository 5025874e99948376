"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Wrench } from "lucide-react";
import Link from "next/link";
import { Page } from "@/components/frame/page";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { t } from "@/components/words/t";
import { ExampleCards } from "./example-cards";
import { ImportTool } from "./import-tool";
import { ToolTable } from "./tool-table";

/** Functions that agents are given, written once for any number of flows. */
export function ToolsScreen() {
  const trpc = useTRPC();
  const { data: tools, error, refetch } = useQuery(trpc.tools.list.queryOptions());
  const { canEdit } = useViewer();
  const begin = canEdit && (
    <>
      <ImportTool />
      <Button variant="primary" asChild>
        <Link href="/tools/new">
          <Plus aria-hidden />
          {t("New tool")}
        </Link>
      </Button>
    </>
  );
  return (
    <Page
      title={t("Tools")}
      description={t("Functions that agents are given, written once for any number of flows.")}
      action={tools && tools.length > 0 && begin}
    >
      {tools && tools.length > 0 && <ToolTable tools={tools} canEdit={canEdit} />}
      {tools?.length === 0 && (
        <>
          <EmptyState icon={<Wrench aria-hidden />} title={t("No tools yet")} action={begin}>
            {t(
              "A tool is a function with a name, what it takes, and a sentence that tells a model when to call it. Agents choose it through the node Custom Tool; when you mend it here, every flow that has it is mended.",
            )}
          </EmptyState>
          {canEdit && <ExampleCards />}
        </>
      )}
      {!tools && !error && <TableSkeleton />}
      {!tools && error && (
        <ErrorState
          title={t("The tools could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
    </Page>
  );
}
