"use client";

import { useQuery } from "@tanstack/react-query";
import { LockKeyhole, Plus } from "lucide-react";
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
import { CredentialDialog } from "./credential-dialog";
import { CredentialList } from "./credential-list";

/** Keys and logins of other services, stored once and used by flows. */
export function CredentialsScreen() {
  const trpc = useTRPC();
  const { data: credentials, error, refetch } = useQuery(trpc.credentials.list.queryOptions());
  const { canEdit } = useViewer();
  const [editing, setEditing] = useState<{ id?: string } | null>(null);
  // Kept while the dialog closes, so that its content does not change under it.
  const [last, setLast] = useState<{ id?: string; turn: number }>({ turn: 0 });
  const open = (next: { id?: string }) => {
    setEditing(next);
    setLast(({ turn }) => ({ ...next, turn: turn + 1 }));
  };
  useAskedToBegin(canEdit, () => open({}));
  const add = canEdit && (
    <Button variant="primary" onClick={() => open({})}>
      <Plus aria-hidden />
      {t("New credential")}
    </Button>
  );
  return (
    <Page
      title={t("Credentials")}
      description={t("Keys and logins of other services. Flows refer to them; exported flows never contain them.")}
      action={credentials && credentials.length > 0 && add}
    >
      {credentials && credentials.length > 0 && (
        <CredentialList credentials={credentials} canEdit={canEdit} onEdit={(id) => open({ id })} />
      )}
      {credentials?.length === 0 && (
        <EmptyState icon={<LockKeyhole aria-hidden />} title={t("No credentials yet")} action={add}>
          {t(
            "A model or a tool of another service needs its key. Store it here once; every flow of this workspace can then use it, and nobody can read it again.",
          )}
        </EmptyState>
      )}
      {!credentials && !error && <TableSkeleton />}
      {!credentials && error && (
        <ErrorState
          title={t("The credentials could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void refetch()}
        />
      )}
      <CredentialDialog
        key={last.turn}
        open={editing !== null}
        onOpenChange={(on) => !on && setEditing(null)}
        credentialId={last.id}
      />
    </Page>
  );
}
