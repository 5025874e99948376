import { ArrowRightLeft, CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { ScrollRegion } from "@/components/chat/scroll-region";
import { Badge } from "@/components/ui/badge";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { ImportedNode, ImportReport } from "@/domain/flow/import-report";
import { byUrgency, countNodes, importVerdict } from "./import-summary";

/** What will become of each node, before anything is saved. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const counts = countNodes(report.nodes);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-pretty">{importVerdict(counts, report.from)}</p>
      {report.problems.length > 0 && (
        <ul className="flex flex-col gap-1 rounded-md bg-waiting-soft px-3 py-2 text-sm">
          {report.problems.map((problem) => (
            <li key={problem} className="flex items-start gap-2">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-waiting" />
              {problem}
            </li>
          ))}
        </ul>
      )}
      {report.nodes.length > 0 && (
        <ScrollRegion label={t("What becomes of the nodes")} className="max-h-72 overflow-y-auto rounded-md border">
          <ul aria-label={t("Nodes")} className="divide-y">
            {byUrgency(report.nodes).map((node) => (
              <li key={node.id} className="flex items-start gap-3 px-3 py-2">
                <div className="min-w-0 flex-1">
                  <p className="truncate">
                    <span className="font-medium">{node.label}</span>
                    <span className="ml-2 font-mono text-xs text-muted-foreground">{node.name}</span>
                  </p>
                  {node.note && node.status !== "missing" && (
                    <p className="text-sm text-pretty text-muted-foreground">{node.note}</p>
                  )}
                </div>
                <StatusBadge status={node.status} />
              </li>
            ))}
          </ul>
        </ScrollRegion>
      )}
    </div>
  );
}

const looks = {
  exact: { tone: "ok", word: msg("Exact"), icon: CircleCheck },
  mapped: { tone: "waiting", word: msg("Mapped"), icon: ArrowRightLeft },
  missing: { tone: "failed", word: msg("Missing"), icon: CircleAlert },
} as const;

function StatusBadge({ status }: { status: ImportedNode["status"] }) {
  const { tone, word, icon: Icon } = looks[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(word)}
    </Badge>
  );
}
