import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { t } from "@/components/words/t";
import type { Problem } from "@/domain/flow/problem";
import { useCanvas } from "@/components/canvas/canvas-context";
import type { CommandContext } from "@/components/canvas/commands/command";
import { goToNode } from "@/components/canvas/go-to-node";
import { FixButton } from "@/components/canvas/fix-button";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

/** How many problems the flow has; each leads to its node. */
export function ProblemsButton({ context }: { context: CommandContext }) {
  const problems = useCanvas((state) => state.problems);
  const [open, setOpen] = useState(false);
  if (problems.length === 0) return null;
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const label = t("{count, plural, one {# problem} other {# problems}}", { count: problems.length });
  const go = (problem: Problem) => {
    setOpen(false);
    if (problem.nodeId !== undefined) goToNode(context.store, context.view, problem.nodeId, context.duration);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" className={errors > 0 ? "text-danger" : "text-waiting"} aria-label={label}>
          <CircleAlert aria-hidden />
          <span className="hidden md:inline">{label}</span>
          <span className="md:hidden">{problems.length}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t("Problems")} className="max-h-96 w-90 max-w-[calc(100vw-1rem)] overflow-y-auto p-1">
        <ul>
          {sorted(problems).map((problem) => (
            <li
              key={`${problem.nodeId ?? ""} ${problem.at ?? problem.input ?? ""} ${problem.message}`}
              className="flex items-start gap-1"
            >
              <ProblemLine problem={problem} onGo={() => go(problem)} />
              {problem.fix && <FixButton fix={problem.fix} />}
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  );
}

const sorted = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => Number(b.severity === "error") - Number(a.severity === "error"));

function ProblemLine({ problem, onGo }: { problem: Problem; onGo: () => void }) {
  const label = useCanvas((state) => state.document.nodes.find((node) => node.id === problem.nodeId)?.label);
  const text = (
    <>
      <CircleAlert
        aria-hidden
        className={cn("mt-0.5 size-4 shrink-0", problem.severity === "error" ? "text-failed" : "text-waiting")}
      />
      <span className="min-w-0">
        {label && <span className="block truncate font-medium">{label}</span>}
        <span className="block text-sm text-muted-foreground">{t(problem.message)}</span>
      </span>
    </>
  );
  const classes = "flex min-w-0 flex-1 items-start gap-2.5 rounded-sm px-2 py-1.5 text-left";
  if (problem.nodeId === undefined) return <p className={classes}>{text}</p>;
  return (
    <button type="button" onClick={onGo} className={cn(classes, "hover:bg-hover")}>
      {text}
    </button>
  );
}
