"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { Page } from "@/components/frame/page";
import { useAskedToBegin } from "@/components/frame/use-asked-to-begin";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { t } from "@/components/words/t";
import { CreateKeyDialog } from "./create-key-dialog";
import { KeyTable } from "./key-table";

/** Keys with which applications call this server. */
export function ApiKeysScreen() {
  const trpc = useTRPC();
  const { data: keys, error, refetch } = useQuery(trpc.apiKeys.list.queryOptions());
  const { canEdit } = useViewer();
  const [creating, setCreating] = useState(false);
  useAskedToBegin(canEdit, () => setCreating(true));
  const add = canEdit && (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t("New API key")}
    </Button>
  );
  return (
    <Page
      title={t("API keys")}
      description={t("With a key, an application calls your flows. Only its first characters are kept readable here.")}
      action={keys && keys.length > 0 && add}
    >
      {keys && keys.length > 0 && <KeyTable keys={keys} canEdit={canEdit} />}
      {keys?.length === 0 && (
        <EmptyState icon={<KeyRound aria-hidden />} title={t("No API keys yet")} action={add}>
          {t(
            "Make one key for each application, with only the rights it needs. If one leaks, revoke that one and the others go on working.",
          )}
        </EmptyState>
      )}
      {!keys && !error && <TableSkeleton />}
      {!keys && error && (
        <ErrorState
          title={t("The API keys could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
      <CreateKeyDialog open={creating} onOpenChange={setCreating} />
    </Page>
  );
}
