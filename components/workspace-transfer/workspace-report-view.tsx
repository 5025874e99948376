"use client";

import { ChevronRight, CircleAlert, Info } from "lucide-react";
import Link from "next/link";
import { ImportReportView } from "@/components/flow-list/import-report-view";
import { countNodes } from "@/components/flow-list/import-summary";
import { Badge } from "@/components/ui/badge";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { WorkspaceReport } from "@/domain/workspace/workspace-report";
import { partsOf } from "./parts-of";

/** What comes, or came, of a workspace's file. */
export function WorkspaceReportView({ report, saved = false }: { report: WorkspaceReport; saved?: boolean }) {
  const { flows, unreadable, notes } = report;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty">{partsOf(report)}</p>
      {unreadable.map(({ name, reason }) => (
        <p key={name} className="flex items-start gap-2 rounded-md bg-failed-soft px-3 py-2 text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
          <span>{rich("“{name}” is left out. {reason}", { name, reason })}</span>
        </p>
      ))}
      {notes.length > 0 && (
        <ul className="flex flex-col gap-1 rounded-md bg-muted px-3 py-2 text-sm">
          {notes.map((note) => (
            <li key={note} className="flex items-start gap-2">
              <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
              {note}
            </li>
          ))}
        </ul>
      )}
      {flows.length > 0 && (
        <ul aria-label={t("Flows")} className="divide-y rounded-md border">
          {flows.map((flow) => (
            <FlowRow key={flow.id} flow={flow} saved={saved} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FlowRow({
  flow: { id, name, renumbered, report },
  saved,
}: {
  flow: WorkspaceReport["flows"][number];
  saved: boolean;
}) {
  const { exact, mapped, missing } = countNodes(report.nodes);
  const list = report.type === "AGENTFLOW" ? "agentflows" : "chatflows";
  return (
    <li>
      <details className="group">
        <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 -outline-offset-2 hover:bg-hover">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted-foreground transition-transform group-open:rotate-90 motion-reduce:transition-none"
          />
          <span className="min-w-0 flex-1 truncate font-medium max-sm:basis-4/5">{name}</span>
          <span className="text-sm text-muted-foreground">
            {report.type === "AGENTFLOW" ? t("Agentflow") : t("Chatflow")}
          </span>
          {missing > 0 && <Badge tone="failed">{rich("{missing} missing", { missing })}</Badge>}
          {mapped > 0 && <Badge tone="waiting">{rich("{mapped} mapped", { mapped })}</Badge>}
          {missing + mapped === 0 && <Badge tone="ok">{rich("{exact} exact", { exact })}</Badge>}
        </summary>
        <div className="flex flex-col gap-3 border-t px-3 py-3">
          {renumbered && (
            <p className="text-sm text-muted-foreground">
              {t("Its id is taken here, so it has a new one: calls that name the old id have to name this one.")}
            </p>
          )}
          <ImportReportView report={report} />
          {saved && (
            <Link href={`/${list}/${id}`} className="self-start rounded-sm text-sm text-link hover:underline">
              {rich("Open “{name}”", { name })}
            </Link>
          )}
        </div>
      </details>
    </li>
  );
}
