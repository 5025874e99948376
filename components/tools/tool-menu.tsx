"use client";

import { Copy, Download, Ellipsis, Trash2 } from "lucide-react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import { exportTool, type Tool } from "./use-tools";

interface ToolMenuProps {
  tool: Tool;
  canEdit: boolean;
  onDuplicate: () => void;
  onDelete: () => void;
}

export function ToolMenu({ tool, canEdit, onDuplicate, onDelete }: ToolMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton plain label={t("Actions for {name}", { name: tool.name })}>
          <Ellipsis />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {canEdit && (
          <DropdownMenuItem onSelect={onDuplicate}>
            <Copy aria-hidden />
            {t("Duplicate")}
          </DropdownMenuItem>
        )}
        <DropdownMenuItem onSelect={() => exportTool(tool)}>
          <Download aria-hidden />
          {t("Export")}
        </DropdownMenuItem>
        {canEdit && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem destructive onSelect={onDelete}>
              <Trash2 aria-hidden />
              {t("Delete")}
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
