import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { numberText } from "@/components/words/number-text";
import { t } from "@/components/words/t";
import type { DocumentStore } from "./document-store";
import { StoreStatusBadge } from "./store-status";

export function StoreTable({ stores }: { stores: readonly DocumentStore[] }) {
  return (
    <Table>
      <TableHeader>
        <tr>
          <TableHead>{t("Name")}</TableHead>
          <TableHead>{t("Status")}</TableHead>
          <TableHead className="hidden text-right sm:table-cell">{t("Loaders")}</TableHead>
          <TableHead className="hidden text-right sm:table-cell">{t("Chunks")}</TableHead>
          <TableHead className="hidden text-right md:table-cell">{t("Flows")}</TableHead>
          <TableHead className="hidden md:table-cell">{t("Changed")}</TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {stores.map((store) => (
          <TableRow key={store.id} className="relative">
            <TableCell className="w-full max-w-0">
              <Link
                href={`/documents/${store.id}`}
                className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
              >
                {store.name}
              </Link>
              {store.description !== "" && (
                <p className="truncate text-sm text-muted-foreground">{store.description}</p>
              )}
            </TableCell>
            <TableCell>
              <StoreStatusBadge status={store.status} />
            </TableCell>
            <TableCell className="hidden text-right tabular-nums sm:table-cell">{store.loaders.length}</TableCell>
            <TableCell className="hidden text-right tabular-nums sm:table-cell">{numberText(store.chunks)}</TableCell>
            <TableCell className="hidden text-right tabular-nums md:table-cell">{store.whereUsed.length}</TableCell>
            <TableCell className="hidden whitespace-nowrap text-muted-foreground md:table-cell">
              <RelativeTime at={store.updatedAt} className="relative" />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
