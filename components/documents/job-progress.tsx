import { CircleAlert, CircleCheck, CircleSlash, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { Spinner } from "@/components/ui/spinner";
import { numberText } from "@/components/words/number-text";
import { t } from "@/components/words/t";
import { isUnderWay, type Job } from "./job";

/** How far a job is, in numbers, with what it could not read. */
export function JobProgress({ job }: { job: Job }) {
  const { counts, failures, error } = job;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="flex items-center gap-2 font-medium">
        {marks[job.status]}
        {said(job)}
      </p>
      {isUnderWay(job) && (
        <div role="progressbar" aria-label={t("Progress")} className="h-1 overflow-hidden rounded-full bg-muted">
          <div className="h-full w-1/3 rounded-full bg-primary motion-safe:animate-sweep" />
        </div>
      )}
      {error !== null && <p className="rounded-md bg-failed-soft px-3 py-2 wrap-anywhere text-failed">{error}</p>}
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        <Count name={t("Added")} value={counts.numAdded} />
        <Count name={t("Updated")} value={counts.numUpdated} />
        <Count name={t("Unchanged")} value={counts.numSkipped} />
        <Count name={t("Deleted")} value={counts.numDeleted} />
      </dl>
      {failures.length > 0 && (
        <section>
          <h3 className="mb-1 font-medium">
            {t("{count, plural, one {# item left out} other {# items left out}}", { count: failures.length })}
          </h3>
          <ul className="flex flex-col gap-1 text-sm">
            {failures.map(({ item, reason }, index) => (
              <li key={`${item} ${String(index)}`} className="flex items-start gap-2">
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-waiting" />
                <span className="min-w-0 wrap-anywhere">
                  <span className="font-medium">{item}</span>: {reason}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Count({ name, value }: { name: string; value: number }) {
  return (
    <div className="flex flex-col-reverse rounded-md bg-muted px-3 py-2">
      <dt className="text-sm text-muted-foreground">{name}</dt>
      <dd className="text-lg font-semibold tabular-nums">{numberText(value)}</dd>
    </div>
  );
}

const marks: Record<Job["status"], ReactNode> = {
  queued: <Spinner />,
  running: <Spinner />,
  finished: <CircleCheck aria-hidden className="size-4 text-ok" />,
  failed: <CircleX aria-hidden className="size-4 text-failed" />,
  cancelled: <CircleSlash aria-hidden className="size-4 text-muted-foreground" />,
};

function said({ status, counts: { numChunks, numAdded, numDeleted } }: Job): string {
  const read = t("{count, plural, one {# document} other {# documents}}", { count: numChunks });
  switch (status) {
    case "queued":
      return t("Waiting for its turn");
    case "running":
      return numChunks === 0 ? t("Reading") : t("Working: {read} so far", { read });
    case "finished":
      return t("Done: {read}", { read });
    case "failed":
      return t("Failed");
    case "cancelled":
      // Chunks that were made by then are not kept.
      return numAdded + numDeleted > 0
        ? t("Cancelled after {read}; what was stored stays", { read })
        : t("Cancelled after {read}", { read });
  }
}
