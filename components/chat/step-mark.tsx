import { CircleCheck, CircleDot, CirclePause, CircleSlash, CircleX } from "lucide-react";
import { Spinner } from "@/components/ui/spinner";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";

/** How a step stands, as a shape with a word for those who cannot see it. */
export function StepMark({ status }: { status: string }) {
  return (
    <>
      {shapeOf(status)}
      <span className="sr-only">{wordOf(status)}</span>
    </>
  );
}

function shapeOf(status: string) {
  switch (status) {
    case "INPROGRESS":
      return <Spinner className="size-3.5" />;
    case "FINISHED":
      return <CircleCheck aria-hidden className="size-3.5 shrink-0 text-ok" />;
    case "ERROR":
      return <CircleX aria-hidden className="size-3.5 shrink-0 text-failed" />;
    case "STOPPED":
      return <CirclePause aria-hidden className="size-3.5 shrink-0 text-waiting" />;
    case "TERMINATED":
      return <CircleSlash aria-hidden className="size-3.5 shrink-0" />;
    default:
      return <CircleDot aria-hidden className="size-3.5 shrink-0" />;
  }
}

const words = new Map([
  ["INPROGRESS", msg("Running:")],
  ["FINISHED", msg("Finished:")],
  ["ERROR", msg("Failed:")],
  ["STOPPED", msg("Waiting:")],
  ["TERMINATED", msg("Stopped:")],
]);

const wordOf = (status: string): string => t(words.get(status) ?? "");
