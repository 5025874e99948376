import { sourceLabel } from "@/components/messages/chat-source";
import { durationText } from "@/components/chat/duration-text";
import type { RouterOutputs } from "@/components/trpc/client";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { t } from "@/components/words/t";
import { RunStatusBadge } from "./run-status";

export type RunSummary = RouterOutputs["runs"]["list"]["items"][number];

interface RunTableProps {
  runs: readonly RunSummary[];
  onOpen: (runId: string) => void;
  dimmed: boolean;
}

export function RunTable({ runs, onOpen, dimmed }: RunTableProps) {
  return (
    <Table className={cn("transition-opacity", dimmed && "opacity-60")}>
      <TableHeader>
        <tr>
          <TableHead>{t("Flow")}</TableHead>
          <TableHead>{t("Status")}</TableHead>
          <TableHead className="hidden md:table-cell">{t("Source")}</TableHead>
          <TableHead className="hidden sm:table-cell">{t("Took")}</TableHead>
          <TableHead>{t("Started")}</TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} onOpen={() => onOpen(run.id)} />
        ))}
      </TableBody>
    </Table>
  );
}

function RunRow({ run, onOpen }: { run: RunSummary; onOpen: () => void }) {
  return (
    <TableRow className="relative">
      <TableCell className="w-full max-w-0">
        <button
          type="button"
          onClick={onOpen}
          aria-label={t("Open the run of {flowName}", { flowName: run.flowName })}
          // The whole row can be pressed; the button is what keys and screen readers meet.
          className="block w-full truncate text-left font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
        >
          {run.flowName}
        </button>
        {run.error !== null && <p className="truncate text-sm text-muted-foreground">{run.error}</p>}
      </TableCell>
      <TableCell>
        <RunStatusBadge status={run.status} />
      </TableCell>
      <TableCell className="hidden whitespace-nowrap text-muted-foreground md:table-cell">
        {sourceLabel(run.chatType)}
      </TableCell>
      <TableCell className="hidden whitespace-nowrap text-muted-foreground sm:table-cell">{tookText(run)}</TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground">
        <RelativeTime at={run.startedAt} className="relative" />
      </TableCell>
    </TableRow>
  );
}

/** How long a run took, or a dash while it still goes on. */
export const tookText = ({ startedAt, endedAt }: Pick<RunSummary, "startedAt" | "endedAt">): string =>
  endedAt === null ? "–" : durationText(endedAt.getTime() - startedAt.getTime());
