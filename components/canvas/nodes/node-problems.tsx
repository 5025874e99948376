import { CircleAlert } from "lucide-react";
import { t } from "@/components/words/t";
import type { Problem } from "@/domain/flow/problem";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";

/** The mark on a card that something on it must be mended, with the sentences on hover and focus. */
export function NodeProblems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const failed = problems.some((problem) => problem.severity === "error");
  const sentences = problems.map((problem) => t(problem.message));
  const title = t("{count, plural, one {# problem} other {# problems}}", { count: problems.length });
  return (
    <Tooltip content={<ProblemList sentences={sentences} />} side="top">
      <span
        role="img"
        aria-label={`${title}: ${sentences.join(" ")}`}
        className={cn(
          "nodrag flex size-5 shrink-0 items-center justify-center rounded-full",
          failed ? "text-failed" : "text-waiting",
        )}
      >
        <CircleAlert aria-hidden className="size-4" />
      </span>
    </Tooltip>
  );
}

function ProblemList({ sentences }: { sentences: readonly string[] }) {
  const [first, ...rest] = sentences;
  if (rest.length === 0) return first;
  return (
    <ul className="flex list-disc flex-col gap-1 py-0.5 pl-4 text-left">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
