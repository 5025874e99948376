"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import { StoreNameForm } from "./store-name-form";

interface CreateStoreDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks for a name and opens the new store. */
export function CreateStoreDialog({ open, onOpenChange }: CreateStoreDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const create = useMutation(
    trpc.documentStores.create.mutationOptions({
      onSuccess: ({ id }) => {
        void queries.invalidateQueries(trpc.documentStores.list.pathFilter());
        router.push(`/documents/${id}`);
        onOpenChange(false);
      },
    }),
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t("New document store")} size="sm">
        <StoreNameForm
          action={t("Create")}
          busy={create.isPending}
          error={create.error && errorMessage(create.error)}
          onSubmit={(values) => create.mutate(values)}
        />
      </DialogContent>
    </Dialog>
  );
}
