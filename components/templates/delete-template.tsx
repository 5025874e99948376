"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import type { TemplateSummary } from "./template-summary";

interface DeleteTemplateProps {
  template: Pick<TemplateSummary, "id" | "name">;
  onDeleted?: () => void;
}

/** Takes a template away, after asking: it cannot be brought back. */
export function DeleteTemplate({ template: { id, name }, onDeleted }: DeleteTemplateProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(
    trpc.templates.remove.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        onDeleted?.();
        queries.setQueryData(trpc.templates.list.queryKey(), (rows) => rows?.filter((row) => row.id !== id));
        toast(t("“{name}” deleted", { name }));
        await queries.invalidateQueries(trpc.templates.list.queryFilter());
      },
      onError: () => undefined,
    }),
  );
  return (
    <>
      <IconButton label={t("Delete {name}", { name })} onClick={() => setAsking(true)}>
        <Trash2 />
      </IconButton>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("Delete “{name}”?", { name })}
        action={t("Delete template")}
        busy={remove.isPending}
        error={remove.error ? errorMessage(remove.error) : null}
        onConfirm={() => remove.mutate({ id })}
      >
        {t(
          "It leaves the gallery, and chats with it are answered no more. Flows that were made from it stay as they are.",
        )}
      </ConfirmDialog>
    </>
  );
}
