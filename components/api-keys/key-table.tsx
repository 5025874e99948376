"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { t } from "@/components/words/t";
import { KeyRow, type KeySummary } from "./key-row";
import { RevokeKey } from "./revoke-key";

export function KeyTable({ keys, canEdit }: { keys: readonly KeySummary[]; canEdit: boolean }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [renaming, setRenaming] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<KeySummary | null>(null);
  const rename = useMutation(
    trpc.apiKeys.rename.mutationOptions({ onSettled: () => queries.invalidateQueries(trpc.apiKeys.pathFilter()) }),
  );
  const onRename = (id: string, name: string) => {
    queries.setQueryData(trpc.apiKeys.list.queryKey(), (rows) =>
      rows?.map((row) => (row.id === id ? { ...row, name } : row)),
    );
    rename.mutate({ id, name });
  };
  return (
    <>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead className="w-full pl-4 md:w-2/6">{t("Name")}</TableHead>
            <TableHead className="hidden sm:table-cell">{t("May")}</TableHead>
            <TableHead className="hidden lg:table-cell">{t("Flows")}</TableHead>
            <TableHead>{t("Last used")}</TableHead>
            <TableHead className="hidden md:table-cell">{t("Expires")}</TableHead>
            <TableHead className="w-0">
              <span className="sr-only">{t("Actions")}</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {keys.map((apiKey) => (
            <KeyRow
              key={apiKey.id}
              apiKey={apiKey}
              canEdit={canEdit}
              renaming={renaming === apiKey.id}
              onRenaming={(on) => setRenaming(on ? apiKey.id : null)}
              onRename={(name) => onRename(apiKey.id, name)}
              onRevoke={() => setRevoking(apiKey)}
            />
          ))}
        </TableBody>
      </Table>
      {revoking && <RevokeKey key={revoking.id} apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}
