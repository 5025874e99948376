"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { UsedBy } from "@/components/flow-list/used-by";
import { useQueryParam } from "@/components/frame/use-query-param";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { onRowClick } from "@/components/ui/row-click";
import { SearchInput } from "@/components/ui/search-input";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { t } from "@/components/words/t";
import { DeleteTool } from "./delete-tool";
import { takenArguments } from "./taken-arguments";
import { ToolIcon } from "./tool-icon";
import { ToolMenu } from "./tool-menu";
import { type Tool, useDuplicateTool } from "./use-tools";

interface ToolTableProps {
  tools: readonly Tool[];
  canEdit: boolean;
}

export function ToolTable({ tools, canEdit }: ToolTableProps) {
  const [search, setSearch] = useQueryParam("q");
  const [deleting, setDeleting] = useState<Tool | null>(null);
  const duplicate = useDuplicateTool();
  const wanted = search.trim().toLowerCase();
  const shown = tools.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted));
  return (
    <>
      <SearchInput
        label={t("Search tools")}
        value={search}
        onValueChange={setSearch}
        slashKey
        className="w-full sm:w-72"
      />
      {shown.length === 0 ? (
        <EmptyState
          title={t("No tool matches “{search}”", { search })}
          action={<Button onClick={() => setSearch("")}>{t("Clear the search")}</Button>}
        />
      ) : (
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead className="w-full pl-4 md:w-1/2">{t("Name")}</TableHead>
              <TableHead className="hidden md:table-cell">{t("Takes")}</TableHead>
              <TableHead>{t("Used by")}</TableHead>
              <TableHead className="hidden md:table-cell">{t("Updated")}</TableHead>
              <TableHead className="w-0">
                <span className="sr-only">{t("Actions")}</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {shown.map((tool) => (
              <ToolRow
                key={tool.id}
                tool={tool}
                canEdit={canEdit}
                onDuplicate={() =>
                  duplicate(
                    tool,
                    tools.map(({ name }) => name),
                  )
                }
                onDelete={() => setDeleting(tool)}
              />
            ))}
          </TableBody>
        </Table>
      )}
      {deleting && <DeleteTool key={deleting.id} tool={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}

interface ToolRowProps {
  tool: Tool;
  canEdit: boolean;
  onDuplicate: () => void;
  onDelete: () => void;
}

function ToolRow({ tool, canEdit, onDuplicate, onDelete }: ToolRowProps) {
  const router = useRouter();
  const { id, name, description, flows, updatedAt } = tool;
  return (
    <TableRow onClick={onRowClick(() => router.push(`/tools/${id}`))} className="h-12 cursor-pointer">
      <TableCell className="max-w-0 min-w-36 pl-4">
        <span className="flex items-center gap-3">
          <ToolIcon tool={tool} />
          <span className="min-w-0">
            <Link href={`/tools/${id}`} className="block max-w-full truncate font-medium outline-offset-4">
              {name}
            </Link>
            <span className="block truncate text-sm text-muted-foreground">{description}</span>
          </span>
        </span>
      </TableCell>
      <TableCell className="hidden max-w-48 truncate font-mono text-sm text-muted-foreground md:table-cell">
        {takenArguments(tool.schema) || <span className="font-sans">{t("Nothing")}</span>}
      </TableCell>
      <TableCell>
        <UsedBy flows={flows} label={t("Flows that use {name}", { name })} none={t("No flow")} />
      </TableCell>
      <TableCell className="hidden text-sm whitespace-nowrap text-muted-foreground md:table-cell">
        <RelativeTime at={updatedAt} />
      </TableCell>
      <TableCell className="w-0 pl-0">
        <ToolMenu {...{ tool, canEdit, onDuplicate, onDelete }} />
      </TableCell>
    </TableRow>
  );
}
