"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { FilePicker } from "./file-picker";
import { ImportEntryView } from "./import-entry-view";
import { useImport } from "./use-import";

interface ImportDialogProps {
  kind: FlowKind;
  /** Null: closed. Empty: nothing chosen yet. */
  files: readonly File[] | null;
  onFiles: (files: readonly File[]) => void;
  onClose: () => void;
}

/** Choose files, see what will become of each node, then save. */
export function ImportDialog({ kind, files, onFiles, onClose }: ImportDialogProps) {
  return (
    <Dialog open={files !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={t("Import flows")}
        description={files?.length ? t("Nothing has been saved yet.") : t("From this server, Flowise or FlowGen.")}
        size="lg"
      >
        {files && files.length === 0 && <FilePicker onFiles={onFiles} />}
        {files && files.length > 0 && (
          <ImportForm kind={kind} files={files} onClose={onClose} onAgain={() => onFiles([])} />
        )}
      </DialogContent>
    </Dialog>
  );
}

interface ImportFormProps {
  kind: FlowKind;
  files: readonly File[];
  onClose: () => void;
  onAgain: () => void;
}

function ImportForm({ kind, files, onClose, onAgain }: ImportFormProps) {
  const router = useRouter();
  const { entries, inspecting, saving, rename, drop, save } = useImport(files);
  const ready = entries.filter(({ report }) => report);
  const named = ready.every(({ name }) => name.trim() !== "");
  const onSave = async () => {
    const made = await save();
    const [only] = made;
    if (made.length < ready.length) return;
    onClose();
    if (only && made.length === 1) router.push(`/${only.type === "AGENTFLOW" ? "agentflows" : "chatflows"}/${only.id}`);
    else toast.success(t("{count} flows imported", { count: made.length }));
  };
  return (
    <>
      <DialogBody className="gap-6" aria-busy={inspecting}>
        {inspecting && <InspectingSkeleton />}
        {entries.some(({ ofWorkspace }) => ofWorkspace) && <WholeWorkspaceHint />}
        {entries.map((entry) => (
          <ImportEntryView
            key={entry.key}
            entry={entry}
            kind={kind}
            onRename={(name) => rename(entry.key, name)}
            onDrop={ready.length > 1 ? () => drop(entry.key) : undefined}
          />
        ))}
      </DialogBody>
      <DialogFooter>
        {ready.length === 0 && !inspecting ? (
          <Button onClick={onAgain}>{t("Choose another file")}</Button>
        ) : (
          <>
            <DialogClose asChild>
              <Button>{t("Cancel")}</Button>
            </DialogClose>
            <Button variant="primary" disabled={!named || inspecting} busy={saving} onClick={() => void onSave()}>
              {ready.length > 1 ? t("Import {count} flows", { count: ready.length }) : t("Import")}
            </Button>
          </>
        )}
      </DialogFooter>
    </>
  );
}

const WholeWorkspaceHint = () => (
  <p className="rounded-md bg-muted px-3 py-2 text-sm text-pretty">
    {rich(
      "This is the file of a whole workspace. Here you import its flows; <link>Settings, Import and export</link> takes variables, document stores and conversations over too, and keeps the flows’ ids.",
      {
        link: (words) => (
          <Link href="/settings/transfer" className="rounded-sm text-link hover:underline">
            {words}
          </Link>
        ),
      },
    )}
  </p>
);

const InspectingSkeleton = () => (
  <div role="status" aria-label={t("Looking at the file")} className="flex flex-col gap-3">
    <Skeleton className="h-8 w-full" />
    <Skeleton className="h-4 w-2/3" />
    <Skeleton className="h-40 w-full" />
  </div>
);
