"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { UsedBy } from "@/components/flow-list/used-by";
import type { RouterOutputs } from "@/components/trpc/client";
import { Badge } from "@/components/ui/badge";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { InlineEdit } from "@/components/ui/inline-edit";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import { useAfterClose } from "@/components/ui/use-after-close";
import { t } from "@/components/words/t";
import { KeyExpiry } from "./key-expiry";
import { scopeLabel } from "./scopes";

export type KeySummary = RouterOutputs["apiKeys"]["list"][number];

interface KeyRowProps {
  apiKey: KeySummary;
  canEdit: boolean;
  renaming: boolean;
  onRenaming: (renaming: boolean) => void;
  onRename: (name: string) => void;
  onRevoke: () => void;
}

export function KeyRow({ apiKey, canEdit, renaming, onRenaming, onRename, onRevoke }: KeyRowProps) {
  const { name, prefix, scopes, lastUsedAt, flows } = apiKey;
  return (
    <TableRow className="h-13">
      <TableCell className="max-w-0 min-w-36 pl-4">
        {renaming ? (
          <InlineEdit
            label={t("Name of {name}", { name })}
            value={name}
            onSave={onRename}
            onDone={() => onRenaming(false)}
            className="-mx-2.5"
          />
        ) : (
          <span className="block truncate font-medium">{name}</span>
        )}
        <code className="block truncate font-mono text-xs text-muted-foreground">{prefix}…</code>
        <span className="block text-sm text-muted-foreground sm:hidden">{scopes.map(scopeLabel).join(", ")}</span>
      </TableCell>
      <TableCell className="hidden sm:table-cell">
        <span className="flex flex-wrap gap-1">
          {scopes.map((scope) => (
            <Badge key={scope}>{scopeLabel(scope)}</Badge>
          ))}
        </span>
      </TableCell>
      <TableCell className="hidden lg:table-cell">
        <UsedBy
          flows={flows}
          label={t("Flows assigned to {name}", { name })}
          none={t("Every flow without a key of its own")}
        />
      </TableCell>
      <TableCell className="text-sm whitespace-nowrap text-muted-foreground">
        {lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t("Never")}
      </TableCell>
      <TableCell className="hidden text-sm whitespace-nowrap text-muted-foreground md:table-cell">
        <KeyExpiry expiresAt={apiKey.expiresAt} />
      </TableCell>
      <TableCell className="w-0 pl-0">
        {canEdit && <KeyMenu name={name} onRename={() => onRenaming(true)} onRevoke={onRevoke} />}
      </TableCell>
    </TableRow>
  );
}

interface KeyMenuProps {
  name: string;
  onRename: () => void;
  onRevoke: () => void;
}

function KeyMenu({ name, onRename, onRevoke }: KeyMenuProps) {
  const { afterClose, menuProps } = useAfterClose();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton plain label={t("Actions for {name}", { name })}>
          <Ellipsis />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" {...menuProps}>
        <DropdownMenuItem onSelect={() => afterClose(onRename)}>
          <Pencil aria-hidden />
          {t("Rename")}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem destructive onSelect={onRevoke}>
          <Trash2 aria-hidden />
          {t("Revoke")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
