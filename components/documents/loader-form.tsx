import { useState } from "react";
import type { Catalogue } from "@/components/canvas/catalogue";
import { sizeText } from "@/components/canvas/loader-files/size-text";
import { NodeChoiceField } from "@/components/node-form/node-choice-field";
import { freshChoice } from "@/components/node-form/node-form";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { NodeChoice } from "@/domain/documents/node-choice";
import type { DocumentStore, StoreLoader } from "./document-store";
import { LoaderPreview } from "./loader-preview";
import { type LoaderDraft, useLoader } from "./use-loader";

interface LoaderFormProps {
  store: DocumentStore;
  catalogue: Catalogue;
  loader: StoreLoader | undefined;
  onDone: () => void;
}

export function LoaderForm({ store, catalogue, loader, onDone }: LoaderFormProps) {
  const [draft, setDraft] = useState<LoaderDraft>(() => draftOf(loader, catalogue));
  const { preview, previewing, previewed, save, saving, error } = useLoader({ store, loader, onDone });
  const ready = draft.loader !== undefined;
  return (
    <>
      <DialogBody className="grid auto-rows-max gap-6 lg:auto-rows-auto lg:grid-cols-2 lg:overflow-hidden">
        <div className="flex flex-col gap-6 lg:max-h-[60dvh] lg:overflow-y-auto lg:px-1 lg:pb-2">
          <NodeChoiceField
            catalogue={catalogue}
            label={t("Loader")}
            help={t("What reads the documents.")}
            category="Document Loaders"
            value={draft.loader}
            onChange={(next) => setDraft((now) => ({ ...now, loader: next }))}
          />
          <KeptFiles loader={loader} draft={draft.loader} />
          {ready && (
            <NodeChoiceField
              catalogue={catalogue}
              label={t("Splitter")}
              help={t("How they are cut into chunks. Without one, every page or file is one chunk.")}
              category="Text Splitters"
              optional
              value={draft.splitter}
              onChange={(next) => setDraft((now) => ({ ...now, splitter: next }))}
            />
          )}
        </div>
        <LoaderPreview previewed={previewed} busy={previewing} ready={ready} onPreview={() => preview(draft)} />
      </DialogBody>
      <DialogFooter>
        {error !== undefined && (
          <p role="alert" className="mr-auto min-w-0 text-sm wrap-anywhere text-danger">
            {error}
          </p>
        )}
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button disabled={!ready} busy={saving} onClick={() => save(draft, { process: false })}>
          {t("Save")}
        </Button>
        <Button variant="primary" disabled={!ready} busy={saving} onClick={() => save(draft, { process: true })}>
          {t("Save and process")}
        </Button>
      </DialogFooter>
    </>
  );
}

/** The splitter that fits most texts. */
const usualSplitter = "recursiveCharacterTextSplitter";

function draftOf(loader: StoreLoader | undefined, { specs }: Catalogue): LoaderDraft {
  if (loader) return { loader: loader.loader, splitter: loader.splitter ?? undefined };
  const splitter = specs.get(usualSplitter);
  return { loader: undefined, splitter: splitter && freshChoice(splitter) };
}

/** Files that the loader reads as long as no others are chosen. */
function KeptFiles({ loader, draft }: { loader: StoreLoader | undefined; draft: NodeChoice | undefined }) {
  if (!loader || loader.files.length === 0 || draft?.name !== loader.loader.name) return null;
  const names = loader.files.map(({ name, size }) => `${name} (${sizeText(size)})`).join(", ");
  return (
    <p className="-mt-3 text-sm wrap-anywhere text-muted-foreground">
      {rich("It reads {names}. Files that you choose here take their place.", { names })}
    </p>
  );
}
