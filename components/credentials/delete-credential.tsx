"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { CredentialSummary } from "./credential-list";

/** A deleted secret does not come back, so its name is asked for. */
export function DeleteCredential({ credential, onClose }: { credential: CredentialSummary; onClose: () => void }) {
  const { id, name, flows } = credential;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(
    trpc.credentials.delete.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.credentials.pathFilter());
        toast(t("“{name}” deleted", { name }));
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("Delete “{name}”?", { name })}
      action={t("Delete credential")}
      typeToConfirm={name}
      busy={remove.isPending}
      error={remove.error ? errorMessage(remove.error) : null}
      onConfirm={() => remove.mutate({ id })}
    >
      <p>{t("The secret cannot be brought back.")}</p>
      {flows.length > 0 && (
        <p className="mt-2">
          {rich(
            "{count, plural, =1 {This flow uses it and stops answering until you choose another: {flows}.} other {These # flows use it and stop answering until you choose another: {flows}.}}",
            {
              count: flows.length,
              flows: <span className="font-medium text-foreground">{flows.map((flow) => flow.name).join(", ")}</span>,
            },
          )}
        </p>
      )}
    </ConfirmDialog>
  );
}
