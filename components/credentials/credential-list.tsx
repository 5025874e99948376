"use client";

import { useState } from "react";
import { useQueryParam } from "@/components/frame/use-query-param";
import type { RouterOutputs } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { t } from "@/components/words/t";
import { CredentialRow } from "./credential-row";
import { DeleteCredential } from "./delete-credential";
import { useCredentialSpecs } from "./use-credential-specs";

export type CredentialSummary = RouterOutputs["credentials"]["list"][number];

interface CredentialListProps {
  credentials: readonly CredentialSummary[];
  canEdit: boolean;
  onEdit: (id: string) => void;
}

export function CredentialList({ credentials, canEdit, onEdit }: CredentialListProps) {
  const [search, setSearch] = useQueryParam("q");
  const [deleting, setDeleting] = useState<CredentialSummary | null>(null);
  const specs = useCredentialSpecs();
  const specOf = (type: string) => specs?.find(({ name }) => name === type);
  const wanted = search.trim().toLowerCase();
  const shown = credentials.filter(({ name, type }) =>
    `${name} ${type} ${specOf(type)?.label ?? ""}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <SearchInput
        label={t("Search credentials")}
        value={search}
        onValueChange={setSearch}
        slashKey
        className="w-full sm:w-72"
      />
      {shown.length === 0 ? (
        <EmptyState
          title={t("No credential matches “{search}”", { search })}
          action={<Button onClick={() => setSearch("")}>{t("Clear the search")}</Button>}
        />
      ) : (
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead className="w-full pl-4 md:w-2/5">{t("Name")}</TableHead>
              <TableHead className="hidden md:table-cell">{t("Service")}</TableHead>
              <TableHead>{t("Used by")}</TableHead>
              <TableHead className="hidden md:table-cell">{t("Updated")}</TableHead>
              <TableHead className="w-0">
                <span className="sr-only">{t("Actions")}</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {shown.map((credential) => (
              <CredentialRow
                key={credential.id}
                credential={credential}
                spec={specOf(credential.type)}
                canEdit={canEdit}
                onEdit={() => onEdit(credential.id)}
                onDelete={() => setDeleting(credential)}
              />
            ))}
          </TableBody>
        </Table>
      )}
      {deleting && <DeleteCredential key={deleting.id} credential={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}
