"use client";

import { Download } from "lucide-react";
import { exportFileName, saveFile, saveJsonFile } from "@/components/flow-list/save-file";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { t } from "@/components/words/t";
import { csvText } from "./csv-text";
import type { LeadRow } from "./lead-table";

/** Saves the leads that are shown as a file. */
export function ExportLeads({ leads, flowName }: { leads: readonly LeadRow[]; flowName: string }) {
  const fileName = exportFileName(`${flowName} leads`);
  const saveJson = () =>
    saveJsonFile(
      fileName,
      leads.map(({ name, email, phone, chatId, createdAt }) => ({ name, email, phone, chatId, createdAt })),
    );
  const saveCsv = () => {
    const rows = leads.map(({ name, email, phone, chatId, createdAt }) => [
      ...[name, email, phone, chatId],
      createdAt.toISOString(),
    ]);
    const text = csvText([["Name", "E-mail", "Phone", "Session", "When"], ...rows]);
    // Excel takes a file for UTF-8 only when it begins with this mark.
    saveFile(fileName.replace(/\.json$/, ".csv"), `\ufeff${text}`, "text/csv;charset=utf-8");
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button disabled={leads.length === 0}>
          <Download aria-hidden />
          {t("Export")}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={saveCsv}>{t("CSV, for spreadsheets")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={saveJson}>JSON</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
