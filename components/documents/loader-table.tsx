import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Catalogue } from "@/components/canvas/catalogue";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { NodeIcon } from "@/components/ui/node-icon";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { numberText } from "@/components/words/number-text";
import { t } from "@/components/words/t";
import type { DocumentStore, StoreLoader } from "./document-store";
import { StoreStatusBadge } from "./store-status";

interface LoaderTableProps {
  store: DocumentStore;
  catalogue: Catalogue;
  canEdit: boolean;
  onEdit: (loader: StoreLoader) => void;
  onProcess: (loader: StoreLoader) => void;
}

export function LoaderTable({ store, catalogue, canEdit, onEdit, onProcess }: LoaderTableProps) {
  const [removing, setRemoving] = useState<StoreLoader>();
  return (
    <>
      <Table>
        <TableHeader>
          <tr>
            <TableHead>{t("Loader")}</TableHead>
            <TableHead className="hidden sm:table-cell">{t("Status")}</TableHead>
            <TableHead className="hidden md:table-cell">{t("Splitter")}</TableHead>
            <TableHead className="hidden text-right sm:table-cell">{t("Chunks")}</TableHead>
            {canEdit && <TableHead aria-label={t("Actions")} />}
          </tr>
        </TableHeader>
        <TableBody>
          {store.loaders.map((loader) => (
            <TableRow key={loader.id}>
              <TableCell className="w-full max-w-0">
                <LoaderName loader={loader} catalogue={catalogue} />
              </TableCell>
              <TableCell className="hidden sm:table-cell">
                <StoreStatusBadge status={loader.status} />
              </TableCell>
              <TableCell className="hidden whitespace-nowrap text-muted-foreground md:table-cell">
                {loader.splitter
                  ? (catalogue.specs.get(loader.splitter.name)?.label ?? loader.splitter.name)
                  : t("None")}
              </TableCell>
              <TableCell className="hidden text-right tabular-nums sm:table-cell">
                {numberText(loader.chunks)}
              </TableCell>
              {canEdit && (
                <TableCell className="w-0">
                  <LoaderActions
                    loader={loader}
                    busy={store.jobId !== null}
                    onProcess={() => onProcess(loader)}
                    onEdit={() => onEdit(loader)}
                    onRemove={() => setRemoving(loader)}
                  />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <RemoveLoader storeId={store.id} loader={removing} onClose={() => setRemoving(undefined)} />
    </>
  );
}

interface LoaderActionsProps {
  loader: StoreLoader;
  busy: boolean;
  onProcess: () => void;
  onEdit: () => void;
  onRemove: () => void;
}

function LoaderActions({ loader: { name }, busy, onProcess, onEdit, onRemove }: LoaderActionsProps) {
  return (
    <div className="flex">
      <IconButton label={t("Process {name}", { name })} size="sm" disabled={busy} onClick={onProcess}>
        <Play />
      </IconButton>
      <IconButton label={t("Edit {name}", { name })} size="sm" onClick={onEdit}>
        <Pencil />
      </IconButton>
      <IconButton label={t("Remove {name}", { name })} size="sm" onClick={onRemove}>
        <Trash2 />
      </IconButton>
    </div>
  );
}

function LoaderName({ loader, catalogue }: { loader: StoreLoader; catalogue: Catalogue }) {
  const spec = catalogue.specs.get(loader.loader.name);
  const files = loader.files.map(({ name }) => name).join(", ");
  return (
    <div className="flex items-center gap-2.5">
      {spec && <NodeIcon icon={spec.icon} category={spec.category} />}
      <div className="min-w-0">
        <p className="truncate font-medium">{loader.name}</p>
        <p className="truncate text-sm text-muted-foreground">{files || spec?.label || loader.loader.name}</p>
        <div className="mt-1 sm:hidden">
          <StoreStatusBadge status={loader.status} />
        </div>
      </div>
    </div>
  );
}

interface RemoveLoaderProps {
  storeId: string;
  loader: StoreLoader | undefined;
  onClose: () => void;
}

function RemoveLoader({ storeId, loader, onClose }: RemoveLoaderProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(
    trpc.documentStores.removeLoader.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries(trpc.documentStores.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open={loader !== undefined}
      onOpenChange={(next) => !next && onClose()}
      title={t("Remove “{name}”", { name: loader?.name ?? "" })}
      action={t("Remove loader")}
      busy={remove.isPending}
      error={remove.error && errorMessage(remove.error)}
      onConfirm={() => loader && remove.mutate({ id: storeId, loaderId: loader.id })}
    >
      {t("Its files and chunks are gone for good. The vector store keeps what it got from them until the next upsert.")}
    </ConfirmDialog>
  );
}
