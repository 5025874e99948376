"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { t } from "@/components/words/t";
import type { KeySummary } from "./key-row";

/** Revoking cannot be undone, so the key's name is asked for. */
export function RevokeKey({ apiKey, onClose }: { apiKey: KeySummary; onClose: () => void }) {
  const { id, name } = apiKey;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.apiKeys.pathFilter());
        toast(t("“{name}” revoked", { name }));
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("Revoke “{name}”?", { name })}
      action={t("Revoke key")}
      typeToConfirm={name}
      busy={revoke.isPending}
      error={revoke.error ? errorMessage(revoke.error) : null}
      onConfirm={() => revoke.mutate({ id })}
    >
      {t("Applications that use it are refused from this moment on. The key cannot be brought back.")}
    </ConfirmDialog>
  );
}
