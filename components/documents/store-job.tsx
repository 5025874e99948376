import { Button } from "@/components/ui/button";
import { isUnderWay } from "./job";
import { JobProgress } from "./job-progress";
import { useJob } from "./use-job";

/** Work on a store that is under way. */
export function StoreJob({ jobId, canEdit }: { jobId: string; canEdit: boolean }) {
  const { job, cancel, cancelling } = useJob(jobId);
  if (!job) return null;
  return (
    <section aria-label="Work on this store" className="flex flex-col gap-3 rounded-lg border bg-card px-4 py-3">
      <JobProgress job={job} />
      {canEdit && isUnderWay(job) && (
        <Button size="sm" className="self-start" busy={cancelling} onClick={cancel}>
          Cancel
        </Button>
      )}
    </section>
  );
}
