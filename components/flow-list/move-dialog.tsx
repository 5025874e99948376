"use client";

import { Folder as FolderIcon } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { t } from "@/components/words/t";
import type { FlowSummary } from "./flow-summary";
import { listedFolders } from "./folder-tree";
import type { Folders } from "./use-folders";

interface MoveDialogProps {
  flows: readonly FlowSummary[] | null;
  folders: Folders;
  onClose: () => void;
}

/** Asks where flows are to lie. */
export function MoveDialog({ flows, folders, onClose }: MoveDialogProps) {
  const listed = listedFolders(folders.folders);
  const title = t("{count, plural, one {Move “{name}”} other {Move # flows}}", {
    count: flows?.length ?? 0,
    name: flows?.[0]?.name ?? "",
  });
  const choose = (id: string | null) => {
    if (flows)
      folders.move(
        flows.map((flow) => flow.id),
        id,
      );
    onClose();
  };
  return (
    <Dialog open={flows !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={title}
        description={listed.length === 0 ? t("There is no folder yet.") : undefined}
        size="sm"
      >
        <DialogBody className="gap-1 pb-5">
          <Button variant="ghost" className="justify-start" onClick={() => choose(null)}>
            {t("All flows (no folder)")}
          </Button>
          {listed.map(({ id, path }) => (
            <Button key={id} variant="ghost" className="justify-start" onClick={() => choose(id)}>
              <FolderIcon aria-hidden />
              {path}
            </Button>
          ))}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
