"use client";

import { useQuery } from "@tanstack/react-query";
import { Braces, Plus } from "lucide-react";
import { useState } from "react";
import { Page } from "@/components/frame/page";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { t } from "@/components/words/t";
import { VariableHelp } from "./variable-help";
import { VariableTable } from "./variable-table";

/** Which row is being edited: an id, or "new". */
export type Editing = string | null;

/** Values that every flow of the workspace can refer to. */
export function VariablesScreen() {
  const trpc = useTRPC();
  const { data: variables, error, refetch } = useQuery(trpc.variables.list.queryOptions());
  const { canEdit } = useViewer();
  const [editing, setEditing] = useState<Editing>(null);
  const add = canEdit && (
    <Button variant="primary" onClick={() => setEditing("new")}>
      <Plus aria-hidden />
      {t("New variable")}
    </Button>
  );
  const empty = variables?.length === 0 && editing !== "new";
  return (
    <Page
      title={t("Variables")}
      description={t("Values that every flow of this workspace can refer to.")}
      action={!empty && variables && add}
    >
      {empty && (
        <EmptyState icon={<Braces aria-hidden />} title={t("No variables yet")} action={add}>
          {t(
            "Write a company name, an address or a limit once, and refer to it from any prompt. When it changes, every flow follows.",
          )}
        </EmptyState>
      )}
      {variables && !empty && (
        <VariableTable variables={variables} canEdit={canEdit} editing={editing} onEdit={setEditing} />
      )}
      {!variables && !error && <TableSkeleton />}
      {!variables && error && (
        <ErrorState
          title={t("The variables could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
      {variables && <VariableHelp example={variables[0]?.name ?? "company_name"} />}
    </Page>
  );
}
