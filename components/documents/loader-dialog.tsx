"use client";

import type { Catalogue } from "@/components/canvas/catalogue";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { t } from "@/components/words/t";
import type { DocumentStore, StoreLoader } from "./document-store";
import { LoaderForm } from "./loader-form";

interface LoaderDialogProps {
  store: DocumentStore;
  catalogue: Catalogue;
  /** The loader to change; absent for a new one. */
  loader: StoreLoader | undefined;
  open: boolean;
  onClose: () => void;
}

/** A loader's settings at the left, the chunks they would give at the right. */
export function LoaderDialog({ store, catalogue, loader, open, onClose }: LoaderDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={loader ? loader.name : t("Add loader")}
        description={t(
          "Choose what reads the documents and how they are cut. The preview shows the first chunks; nothing is kept until you save.",
        )}
        size="xl"
        // A long form is easily lost by a press beside it.
        onInteractOutside={(event) => event.preventDefault()}
      >
        <LoaderForm store={store} catalogue={catalogue} loader={loader} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}
