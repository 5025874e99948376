"use client";

import { FilePlus2, Plus } from "lucide-react";
import { useState } from "react";
import type { Catalogue } from "@/components/canvas/catalogue";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "@/components/words/t";
import type { DocumentStore, StoreLoader } from "./document-store";
import { LoaderDialog } from "./loader-dialog";
import { LoaderTable } from "./loader-table";
import { useStoreWork } from "./use-store-work";

interface LoadersTabProps {
  store: DocumentStore;
  catalogue: Catalogue;
  canEdit: boolean;
}

/** What a store is made of. */
export function LoadersTab({ store, catalogue, canEdit }: LoadersTabProps) {
  const [editing, setEditing] = useState<StoreLoader | "new">();
  const { work, busy } = useStoreWork(store.id);
  const add = canEdit && (
    <Button variant="primary" onClick={() => setEditing("new")}>
      <Plus aria-hidden />
      {t("Add loader")}
    </Button>
  );
  return (
    <div className="flex flex-col gap-4">
      {store.loaders.length === 0 ? (
        <EmptyState icon={<FilePlus2 aria-hidden />} title={t("No loaders yet")} action={add}>
          {t(
            "A loader reads documents: files you choose, pages of a site, a text. Say how they are cut into chunks, look at the chunks, then process them.",
          )}
        </EmptyState>
      ) : (
        <>
          {canEdit && (
            <div className="flex flex-wrap justify-end gap-2">
              <Button busy={busy} disabled={store.jobId !== null} onClick={() => work("process")}>
                {t("Process all")}
              </Button>
              {add}
            </div>
          )}
          <LoaderTable
            store={store}
            catalogue={catalogue}
            canEdit={canEdit}
            onEdit={setEditing}
            onProcess={(loader) => work("process", loader.id)}
          />
        </>
      )}
      <LoaderDialog
        store={store}
        catalogue={catalogue}
        loader={editing === "new" ? undefined : editing}
        open={editing !== undefined}
        onClose={() => setEditing(undefined)}
      />
    </div>
  );
}
