import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import { isUnderWay } from "./job";
import { JobProgress } from "./job-progress";
import { useJob } from "./use-job";

/** Work on a store that is under way. */
export function StoreJob({ jobId, canEdit }: { jobId: string; canEdit: boolean }) {
  const { job, cancel, cancelling } = useJob(jobId);
  const here = useRef<HTMLElement>(null);
  const shown = job !== undefined;
  useEffect(() => {
    // The button that began it may stand at the end of a long form.
    if (shown) here.current?.scrollIntoView({ block: "nearest" });
  }, [shown]);
  if (!job) return null;
  return (
    <section
      ref={here}
      aria-label={t("Work on this store")}
      className="flex flex-col gap-3 rounded-lg border bg-card px-4 py-3"
    >
      <JobProgress job={job} />
      {canEdit && isUnderWay(job) && (
        <Button size="sm" className="self-start" busy={cancelling} onClick={cancel}>
          {t("Cancel")}
        </Button>
      )}
    </section>
  );
}
