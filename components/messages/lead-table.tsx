import Link from "next/link";
import type { RouterOutputs } from "@/components/trpc/client";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { t } from "@/components/words/t";

export type LeadRow = RouterOutputs["leads"]["list"][number];

export function LeadTable({ flowId, leads }: { flowId: string; leads: readonly LeadRow[] }) {
  return (
    <Table aria-label={t("Leads")}>
      <TableHeader>
        <TableRow>
          <TableHead>{t("Name")}</TableHead>
          <TableHead>{t("E-mail")}</TableHead>
          <TableHead>{t("Phone")}</TableHead>
          <TableHead>{t("When")}</TableHead>
          <TableHead>
            <span className="sr-only">{t("Session")}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {leads.map(({ id, name, email, phone, chatId, createdAt }) => (
          <TableRow key={id}>
            <TableCell className="font-medium">{name || nothing}</TableCell>
            <TableCell>
              {email === "" ? (
                nothing
              ) : (
                <a href={`mailto:${email}`} className="text-link underline-offset-4 hover:underline">
                  {email}
                </a>
              )}
            </TableCell>
            <TableCell className="whitespace-nowrap">{phone || nothing}</TableCell>
            <TableCell className="whitespace-nowrap text-muted-foreground">
              <RelativeTime at={createdAt} />
            </TableCell>
            <TableCell className="text-right whitespace-nowrap">
              {chatId !== "" && (
                <Link
                  href={`/messages/${flowId}?session=${encodeURIComponent(chatId)}`}
                  className="text-link underline-offset-4 hover:underline"
                >
                  {t("Session")}
                </Link>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const nothing = <span className="text-muted-foreground">–</span>;
