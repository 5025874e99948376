"use client";

import { Download, FolderInput, Tags, Trash2, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";

interface BulkBarProps {
  count: number;
  onExport: () => void;
  /** Left away for people who may not, as the next two. */
  onMove?: () => void;
  onTag?: () => void;
  onDelete?: () => void;
  onClear: () => void;
}

/** What can be done with everything that is selected. */
export function BulkBar({ count, onExport, onMove, onTag, onDelete, onClear }: BulkBarProps) {
  return (
    <div
      role="toolbar"
      aria-label={t("Selected flows")}
      className="sticky bottom-4 z-20 mx-auto flex w-fit max-w-full flex-wrap items-center gap-1.5 rounded-lg bg-popover p-1.5 pl-4 shadow-float"
    >
      <span aria-live="polite" className="mr-2 font-medium whitespace-nowrap">
        {rich("{count} selected", { count })}
      </span>
      <Button variant="ghost" onClick={onExport}>
        <Download aria-hidden />
        {t("Export")}
      </Button>
      {onMove && (
        <Button variant="ghost" onClick={onMove}>
          <FolderInput aria-hidden />
          {t("Move")}
        </Button>
      )}
      {onTag && (
        <Button variant="ghost" onClick={onTag}>
          <Tags aria-hidden />
          {t("Tag")}
        </Button>
      )}
      {onDelete && (
        <Button variant="ghost" onClick={onDelete} className="text-danger">
          <Trash2 aria-hidden />
          {t("Delete")}
        </Button>
      )}
      <IconButton label={t("Clear the selection")} onClick={onClear}>
        <X />
      </IconButton>
    </div>
  );
}
