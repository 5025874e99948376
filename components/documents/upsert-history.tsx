"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { toast } from "sonner";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { t } from "@/components/words/t";

/** When a flow or a document store was filled, and with how much. */
export function UpsertHistory({ ownerId }: { ownerId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { canEdit } = useViewer();
  const { data: entries, error } = useQuery(trpc.documentStores.history.queryOptions({ id: ownerId }));
  const remove = useMutation(
    trpc.documentStores.deleteHistory.mutationOptions({
      onSuccess: () => void queries.invalidateQueries(trpc.documentStores.history.pathFilter()),
      onError: (failure) => void toast.error(t("The entry was not deleted"), { description: errorMessage(failure) }),
    }),
  );
  if (error) return <p role="alert">{errorMessage(error)}</p>;
  if (!entries) return <TableSkeleton />;
  if (entries.length === 0)
    return <p className="text-muted-foreground">{t("Nothing was upserted so far. Each upsert is listed here.")}</p>;
  return (
    <Table>
      <TableHeader>
        <tr>
          <TableHead>{t("When")}</TableHead>
          <TableHead className="text-right">{t("Added")}</TableHead>
          <TableHead className="text-right">{t("Updated")}</TableHead>
          <TableHead className="hidden text-right sm:table-cell">{t("Unchanged")}</TableHead>
          <TableHead className="text-right">{t("Deleted")}</TableHead>
          {canEdit && <TableHead aria-label={t("Delete")} />}
        </tr>
      </TableHeader>
      <TableBody>
        {entries.map(({ id, createdAt, result }) => (
          <TableRow key={id}>
            <TableCell className="whitespace-nowrap">
              <RelativeTime at={createdAt} />
            </TableCell>
            {counters.map((name) => (
              <TableCell
                key={name}
                className={cn("text-right tabular-nums", name === "numSkipped" && "hidden sm:table-cell")}
              >
                {result[name] ?? 0}
              </TableCell>
            ))}
            {canEdit && (
              <TableCell className="w-0">
                <IconButton label={t("Delete this entry")} size="sm" onClick={() => remove.mutate({ ids: [id] })}>
                  <Trash2 />
                </IconButton>
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const counters = ["numAdded", "numUpdated", "numSkipped", "numDeleted"] as const;
