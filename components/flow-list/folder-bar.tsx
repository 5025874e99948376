"use client";

import { ChevronRight, Ellipsis, Folder as FolderIcon, FolderPlus, Pencil, Trash2 } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { useAfterClose } from "@/components/ui/use-after-close";
import { t } from "@/components/words/t";
import { draggedFlows } from "./dragged-flows";
import { FolderNameDialog } from "./folder-name-dialog";
import { type Folder, withInner } from "./folder-tree";
import type { Folders } from "./use-folders";

interface FolderBarProps {
  folders: Folders;
  /** The open folder; undefined at the top. */
  open: Folder | undefined;
  /** Flows of the list by folder. */
  count: (ids: ReadonlySet<string>) => number;
  canEdit: boolean;
  onOpen: (id: string | null) => void;
}

/** Where in the folders the list is, and the folders that lie there. Flows can be dropped on each. */
export function FolderBar({ folders, open, count, canEdit, onOpen }: FolderBarProps) {
  const [naming, setNaming] = useState<"new" | "rename" | null>(null);
  const all = folders.folders;
  const inner = all.filter(({ parentId }) => parentId === (open?.id ?? null));
  const outer = all.find(({ id }) => id === open?.parentId);
  if (all.length === 0 && !canEdit) return null;
  return (
    <nav aria-label={t("Folders")} className="-my-1 flex flex-wrap items-center gap-1.5">
      {open && <Trail {...{ folders, open, outer, canEdit, onOpen }} onRename={() => setNaming("rename")} />}
      {inner.map((folder) => (
        <Place
          key={folder.id}
          boxed
          onClick={() => onOpen(folder.id)}
          onDrop={canEdit ? (ids) => folders.move(ids, folder.id) : undefined}
        >
          <FolderIcon aria-hidden className="size-4 text-muted-foreground" />
          {folder.name}
          <span className="text-muted-foreground tabular-nums">{count(withInner(all, folder.id))}</span>
        </Place>
      ))}
      {canEdit && !open?.parentId && (
        <Button size="sm" variant="ghost" onClick={() => setNaming("new")}>
          <FolderPlus aria-hidden />
          {t("New folder")}
        </Button>
      )}
      <FolderNameDialog
        open={naming !== null}
        title={naming === "rename" ? t("Rename folder") : t("New folder")}
        initial={naming === "rename" ? (open?.name ?? "") : ""}
        onClose={() => setNaming(null)}
        onSave={async (name) => {
          if (naming === "rename" && open) folders.rename(open.id, name);
          else await folders.create(name, open?.id ?? null);
        }}
      />
    </nav>
  );
}

interface TrailProps extends Pick<FolderBarProps, "folders" | "canEdit" | "onOpen"> {
  open: Folder;
  outer: Folder | undefined;
  onRename: () => void;
}

/** From all flows to the open folder, and what can be done with it. */
function Trail({ folders, open, outer, canEdit, onOpen, onRename }: TrailProps) {
  const dropOn = (id: string | null) => (canEdit ? (ids: readonly string[]) => folders.move(ids, id) : undefined);
  return (
    <>
      <Place onClick={() => onOpen(null)} onDrop={dropOn(null)}>
        {t("All flows")}
      </Place>
      {outer && (
        <>
          <ChevronRight aria-hidden className="size-4 text-muted-foreground" />
          <Place onClick={() => onOpen(outer.id)} onDrop={dropOn(outer.id)}>
            {outer.name}
          </Place>
        </>
      )}
      <ChevronRight aria-hidden className="size-4 text-muted-foreground" />
      <span aria-current="page" className="px-1 font-medium">
        {open.name}
      </span>
      {canEdit && (
        <FolderMenu
          folder={open}
          onRename={onRename}
          onDelete={() => {
            folders.remove(open);
            onOpen(open.parentId);
          }}
        />
      )}
    </>
  );
}

function FolderMenu({ folder, onRename, onDelete }: { folder: Folder; onRename: () => void; onDelete: () => void }) {
  const { afterClose, menuProps } = useAfterClose();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton plain size="sm" label={t("Actions for the folder {name}", { name: folder.name })}>
          <Ellipsis />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent {...menuProps}>
        <DropdownMenuItem onSelect={() => afterClose(onRename)}>
          <Pencil aria-hidden />
          {t("Rename")}
        </DropdownMenuItem>
        <DropdownMenuItem destructive onSelect={onDelete}>
          <Trash2 aria-hidden />
          {t("Delete, keep its flows")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

interface PlaceProps {
  boxed?: boolean;
  onClick: () => void;
  onDrop: ((ids: readonly string[]) => void) | undefined;
  children: ReactNode;
}

/** Somewhere to go, and to drop flows. */
function Place({ boxed = false, onClick, onDrop, children }: PlaceProps) {
  const [over, setOver] = useState(false);
  const dragOver = (event: DragEvent) => {
    if (!onDrop || !draggedFlows.isOver(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    const ids = draggedFlows.read(event);
    if (!onDrop || ids.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onDrop(ids);
  };
  return (
    <button
      type="button"
      onClick={onClick}
      onDragOver={dragOver}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        "inline-flex h-8 items-center gap-1.5 rounded-md px-2 hover:bg-hover pointer-coarse:h-10",
        boxed && "border bg-card px-2.5",
        over && "border-ring bg-primary-soft",
      )}
    >
      {children}
    </button>
  );
}
