import Link from "next/link";
import type { Selection } from "@/components/flow-list/use-selection";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { t } from "@/components/words/t";
import type { ExecutionSummary } from "./execution";
import { spanText, sumText } from "./execution-text";
import { RunStatusBadge } from "./run-status";

interface ExecutionTableProps {
  executions: readonly ExecutionSummary[];
  /** Absent for those who may not delete. */
  selection?: Selection;
  dimmed: boolean;
}

/** The agentflows' runs, each of which opens its own page. */
export function ExecutionTable({ executions, selection, dimmed }: ExecutionTableProps) {
  const all = executions.every(({ id }) => selection?.ids.has(id));
  const some = executions.some(({ id }) => selection?.ids.has(id));
  return (
    <Table className={cn("transition-opacity", dimmed && "opacity-60")}>
      <TableHeader>
        <tr>
          {selection && (
            <TableHead className="w-0 pr-0 pl-4">
              <Checkbox
                aria-label={t("Select all")}
                checked={all || (some && "indeterminate")}
                onCheckedChange={(checked) => selection.set(checked === true ? executions.map(({ id }) => id) : [])}
                className="align-middle"
              />
            </TableHead>
          )}
          <TableHead>{t("Run")}</TableHead>
          <TableHead>{t("Status")}</TableHead>
          <TableHead className="hidden text-right md:table-cell">{t("Steps")}</TableHead>
          <TableHead className="hidden text-right sm:table-cell">{t("Took")}</TableHead>
          <TableHead className="hidden text-right lg:table-cell">{t("Cost")}</TableHead>
          <TableHead className="hidden sm:table-cell">{t("Started")}</TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {executions.map((execution) => (
          <ExecutionRow key={execution.id} execution={execution} selection={selection} />
        ))}
      </TableBody>
    </Table>
  );
}

const muted = "text-muted-foreground whitespace-nowrap";

function ExecutionRow({ execution, selection }: { execution: ExecutionSummary; selection: Selection | undefined }) {
  const { id, flowName, question, status, nested, steps, usage, createdAt } = execution;
  const selected = selection?.ids.has(id) ?? false;
  const about = question === "" ? flowName : `${flowName}: ${question}`;
  return (
    <TableRow className="relative" data-state={selected ? "selected" : undefined}>
      {selection && (
        <TableCell className="w-0 pr-0 pl-4">
          <Checkbox
            aria-label={t("Select the run of {about}", { about })}
            checked={selected}
            onCheckedChange={(checked) => selection.toggle(id, checked === true)}
            // Above the link that covers the row.
            className="z-10 align-middle"
          />
        </TableCell>
      )}
      <TableCell className="w-full max-w-0">
        <Link
          href={`/executions/${id}`}
          aria-label={t("Open the run of {about}", { about })}
          className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
        >
          {flowName}
          {nested && <span className="font-normal text-muted-foreground"> {t("· inside another run")}</span>}
        </Link>
        {question !== "" && <p className="truncate text-sm text-muted-foreground">{question}</p>}
        {/* A phone has no room for a column of its own. */}
        <RelativeTime at={createdAt} className="relative text-xs text-muted-foreground sm:hidden" />
      </TableCell>
      <TableCell>
        <RunStatusBadge status={status} />
      </TableCell>
      <TableCell className={cn(muted, "hidden text-right tabular-nums md:table-cell")}>{steps}</TableCell>
      <TableCell className={cn(muted, "hidden text-right tabular-nums sm:table-cell")}>{spanText(execution)}</TableCell>
      <TableCell className={cn(muted, "hidden text-right tabular-nums lg:table-cell")}>{sumText(usage)}</TableCell>
      <TableCell className={cn(muted, "hidden sm:table-cell")}>
        <RelativeTime at={createdAt} className="relative" />
      </TableCell>
    </TableRow>
  );
}
