"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import type { DocumentStore } from "./document-store";
import { StoreNameForm } from "./store-name-form";
import { useStoreWork } from "./use-store-work";

/** What can be done with a store as a whole. */
export function StoreActions({ store }: { store: DocumentStore }) {
  const { work, busy } = useStoreWork(store.id);
  const [open, setOpen] = useState<"edit" | "delete" | "empty">();
  const close = () => setOpen(undefined);
  const choose = (what: typeof open) => () => setTimeout(() => setOpen(what), 0);
  return (
    <>
      <Button
        busy={busy}
        disabled={store.loaders.length === 0 || store.indexing === null || store.jobId !== null}
        onClick={() => work("refresh")}
      >
        <RefreshCw aria-hidden />
        {t("Refresh")}
      </Button>
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger asChild>
          <IconButton label={t("More actions")}>
            <Ellipsis />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="w-56">
          <DropdownMenuItem onSelect={choose("edit")}>{t("Name and description")}</DropdownMenuItem>
          <DropdownMenuItem disabled={store.upsertedAt === null} onSelect={choose("empty")}>
            {t("Empty the vector store")}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem destructive onSelect={choose("delete")}>
            {t("Delete")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <EditStore store={store} open={open === "edit"} onClose={close} />
      <DeleteStore store={store} open={open === "delete"} onClose={close} />
      <EmptyIndex store={store} open={open === "empty"} onClose={close} />
    </>
  );
}

interface ActionProps {
  store: DocumentStore;
  open: boolean;
  onClose: () => void;
}

function EditStore({ store, open, onClose }: ActionProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const update = useMutation(
    trpc.documentStores.update.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries(trpc.documentStores.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent title={t("Name and description")} size="sm">
        <StoreNameForm
          initial={store}
          action={t("Save")}
          busy={update.isPending}
          error={update.error && errorMessage(update.error)}
          onSubmit={(values) => update.mutate({ id: store.id, ...values })}
        />
      </DialogContent>
    </Dialog>
  );
}

function DeleteStore({ store, open, onClose }: ActionProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const remove = useMutation(
    trpc.documentStores.delete.mutationOptions({
      onSuccess: () => {
        router.push("/documents");
        void queries.invalidateQueries(trpc.documentStores.list.pathFilter());
      },
    }),
  );
  const users = store.whereUsed.map(({ name }) => `“${name}”`).join(", ");
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("Delete “{name}”", { name: store.name })}
      action={t("Delete document store")}
      typeToConfirm={store.name}
      busy={remove.isPending}
      error={remove.error && errorMessage(remove.error)}
      onConfirm={() => remove.mutate({ id: store.id })}
    >
      {t("Its loaders, files and chunks are gone for good, and what it put into its vector store too.")}
      {users !== "" && ` ${t("These flows use it and will find nothing: {users}.", { users })}`}
    </ConfirmDialog>
  );
}

function EmptyIndex({ store, open, onClose }: ActionProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const empty = useMutation(
    trpc.documentStores.empty.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries(trpc.documentStores.pathFilter());
        toast.success(t("The vector store of “{name}” is empty", { name: store.name }));
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("Empty the vector store")}
      action={t("Empty it")}
      busy={empty.isPending}
      error={empty.error && errorMessage(empty.error)}
      onConfirm={() => empty.mutate({ id: store.id })}
    >
      {t("Flows find nothing in it until the next upsert. Loaders and chunks stay.")}
    </ConfirmDialog>
  );
}
