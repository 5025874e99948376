import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import { AddedDocuments } from "./added-documents";
import { isUnderWay } from "./job";
import { JobProgress } from "./job-progress";
import { useJob } from "./use-job";

interface JobViewProps {
  jobId: string;
  onAgain: () => void;
  onAsk: () => void;
}

/** An upsert in a dialog: how far it is with the way to stop it, then what came of it with what comes next. */
export function JobView({ jobId, onAgain, onAsk }: JobViewProps) {
  const { job, error, cancel, cancelling } = useJob(jobId);
  if (!job)
    return (
      <DialogBody className="pb-5">
        <p role="status" className="text-muted-foreground">
          {error ? errorMessage(error) : t("Looking for the upsert…")}
        </p>
      </DialogBody>
    );
  return (
    <>
      <DialogBody>
        <JobProgress job={job} />
        <AddedDocuments job={job} />
      </DialogBody>
      <DialogFooter>
        {isUnderWay(job) ? (
          <Button busy={cancelling} onClick={cancel}>
            {t("Cancel the upsert")}
          </Button>
        ) : (
          <>
            <Button onClick={onAgain}>{t("Back")}</Button>
            {job.status === "finished" && (
              <Button variant="primary" onClick={onAsk}>
                {t("Ask about them")}
              </Button>
            )}
          </>
        )}
      </DialogFooter>
    </>
  );
}
