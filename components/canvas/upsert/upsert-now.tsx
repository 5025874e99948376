import { useMemo, useState } from "react";
import { useCanvas, useCanvasContext, useReadOnly } from "@/components/canvas/canvas-context";
import { JobView } from "@/components/documents/job-view";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { t } from "@/components/words/t";
import { openChatPanel } from "./open-chat-panel";
import { UpsertPlanView } from "./upsert-plan-view";
import { upsertPlans } from "./upsert-plans";
import type { Upsert } from "./use-upsert";

/** What would be loaded, then how it goes, then what came of it. */
export function UpsertNow({ upsert, onClose }: { upsert: Upsert; onClose: () => void }) {
  const { store, catalogue } = useCanvasContext();
  const readOnly = useReadOnly();
  const document = useCanvas((state) => state.document);
  const plans = useMemo(() => upsertPlans(document, catalogue.specs), [document, catalogue]);
  const [chosen, setChosen] = useState<string>();
  const plan = plans.find(({ store: { id } }) => id === chosen) ?? plans[0];
  const { jobId, start, starting, error, again } = upsert;
  if (jobId !== undefined)
    return (
      <JobView
        jobId={jobId}
        onAgain={again}
        onAsk={() => {
          onClose();
          openChatPanel(store);
        }}
      />
    );
  return (
    <>
      <DialogBody>
        <UpsertPlanView plans={plans} plan={plan} onChoose={setChosen} />
        {error !== undefined && (
          <p role="alert" className="rounded-md bg-failed-soft px-3 py-2 text-failed">
            {error}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("Cancel")}</Button>
        </DialogClose>
        <Button
          variant="primary"
          busy={starting}
          disabled={readOnly || !plan || plan.sources.length === 0}
          onClick={() => plan && start(plan.store.id)}
        >
          {t("Upsert")}
        </Button>
      </DialogFooter>
    </>
  );
}
