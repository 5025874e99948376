import { CircleAlert, CircleCheck } from "lucide-react";
import { useState } from "react";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { t } from "@/components/words/t";
import type { Problem } from "@/domain/flow/problem";
import { DraftPreview } from "./draft-preview";
import type { DrawnFlow } from "./use-drawing";

interface DraftViewProps {
  flow: DrawnFlow;
  useLabel: string;
  note?: string;
  onUse: () => void | Promise<void>;
  onBack: () => void;
  onDiscard: () => void;
}

/** The drawing as it would be, and what is left to do on it. */
export function DraftView({ flow, useLabel, note, onUse, onBack, onDiscard }: DraftViewProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const use = async () => {
    setBusy(true);
    setError(null);
    try {
      await onUse();
    } catch (failure) {
      setError(errorMessage(failure));
      setBusy(false);
    }
  };
  return (
    <>
      <DialogBody>
        <DraftPreview flow={flow} />
        <LeftToDo flow={flow} />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        {note && <p className="text-sm text-muted-foreground sm:flex-1">{note}</p>}
        <Button variant="ghost" onClick={onDiscard}>
          {t("Discard")}
        </Button>
        <Button onClick={onBack}>{t("Change the words")}</Button>
        <Button variant="primary" busy={busy} onClick={() => void use()}>
          {useLabel}
        </Button>
      </DialogFooter>
    </>
  );
}

function LeftToDo({ flow: { document, problems } }: { flow: DrawnFlow }) {
  if (problems.length === 0) {
    return (
      <p className="flex items-center gap-2">
        <CircleCheck aria-hidden className="size-4 text-ok" />
        {t("Ready to run: nothing is missing.")}
      </p>
    );
  }
  const labelOf = ({ nodeId }: Problem) => document.nodes.find(({ id }) => id === nodeId)?.label;
  return (
    <section aria-label={t("Left to do")}>
      <h3 className="font-medium">{t("Left to do once you use it")}</h3>
      <ul className="mt-1.5 flex flex-col gap-1.5">
        {problems.map((problem) => (
          <li
            key={`${problem.nodeId ?? ""} ${problem.at ?? problem.input ?? ""} ${problem.message}`}
            className="flex gap-2"
          >
            <CircleAlert
              aria-hidden
              className={cn("mt-0.5 size-4 shrink-0", problem.severity === "error" ? "text-failed" : "text-waiting")}
            />
            <span className="min-w-0">
              {labelOf(problem) && <span className="font-medium">{labelOf(problem)}: </span>}
              {t(problem.message)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
