"use client";

import { Trash2, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { DeleteExecutions } from "./delete-executions";

interface ExecutionBulkBarProps {
  ids: readonly string[];
  onClear: () => void;
}

/** What can be done with the runs that are selected. */
export function ExecutionBulkBar({ ids, onClear }: ExecutionBulkBarProps) {
  const [deleting, setDeleting] = useState(false);
  return (
    <div
      role="toolbar"
      aria-label={t("Selected executions")}
      className="sticky bottom-4 z-20 mx-auto flex w-fit items-center gap-1.5 rounded-lg bg-popover p-1.5 pl-4 shadow-float"
    >
      <span aria-live="polite" className="mr-2 font-medium whitespace-nowrap">
        {rich("{count} selected", { count: ids.length })}
      </span>
      <Button variant="ghost" onClick={() => setDeleting(true)} className="text-danger">
        <Trash2 aria-hidden />
        {t("Delete")}
      </Button>
      <IconButton label={t("Clear the selection")} onClick={onClear}>
        <X />
      </IconButton>
      <DeleteExecutions ids={ids} open={deleting} onOpenChange={setDeleting} onDeleted={onClear} />
    </div>
  );
}
