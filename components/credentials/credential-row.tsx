"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { UsedBy } from "@/components/flow-list/used-by";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { onRowClick } from "@/components/ui/row-click";
import { TableCell, TableRow } from "@/components/ui/table";
import { t } from "@/components/words/t";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import { CredentialIcon } from "./credential-icon";
import type { CredentialSummary } from "./credential-list";

interface CredentialRowProps {
  credential: CredentialSummary;
  spec: CredentialSpec | undefined;
  canEdit: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

export function CredentialRow({ credential, spec, canEdit, onEdit, onDelete }: CredentialRowProps) {
  const { name, type, flows, updatedAt } = credential;
  const service = spec?.label ?? type;
  return (
    <TableRow onClick={canEdit ? onRowClick(onEdit) : undefined} className={cn("h-12", canEdit && "cursor-pointer")}>
      <TableCell className="max-w-0 min-w-36 pl-4">
        <span className="flex items-center gap-3">
          <CredentialIcon spec={spec} />
          <span className="min-w-0">
            {canEdit ? (
              <button
                type="button"
                onClick={onEdit}
                className="block max-w-full truncate text-left font-medium outline-offset-4"
              >
                {name}
              </button>
            ) : (
              <span className="block truncate font-medium">{name}</span>
            )}
            <span className="block truncate text-sm text-muted-foreground md:hidden">{service}</span>
          </span>
        </span>
      </TableCell>
      <TableCell className="hidden text-muted-foreground md:table-cell">{service}</TableCell>
      <TableCell>
        <UsedBy flows={flows} label={t("Flows that use {name}", { name })} none={t("No flow")} />
      </TableCell>
      <TableCell className="hidden text-sm whitespace-nowrap text-muted-foreground md:table-cell">
        <RelativeTime at={updatedAt} />
      </TableCell>
      <TableCell className="w-0 pl-0">
        {canEdit && <RowMenu name={name} onEdit={onEdit} onDelete={onDelete} />}
      </TableCell>
    </TableRow>
  );
}

function RowMenu({ name, onEdit, onDelete }: { name: string; onEdit: () => void; onDelete: () => void }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton plain label={t("Actions for {name}", { name })}>
          <Ellipsis />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={onEdit}>
          <Pencil aria-hidden />
          {t("Edit")}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem destructive onSelect={onDelete}>
          <Trash2 aria-hidden />
          {t("Delete")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
