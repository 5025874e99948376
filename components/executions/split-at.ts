import type { StepBranch } from "./step-tree";
import type { TakenUp, TimelineStep } from "./timeline-step";

type Branch = StepBranch<TimelineStep>;

interface Part {
  /** When the server was there again, before these. */
  again?: string;
  branches: Branch[];
}

/** The timeline, cut where a process went on with the run after its own had died. */
export function splitAt(tree: readonly Branch[], takenUp: readonly Pick<TakenUp, "at">[]): Part[] {
  const parts: Part[] = [{ branches: [] }];
  const cuts = takenUp.map(({ at }) => at).toSorted();
  for (const branch of tree) {
    // What has not ended yet ends after every cut.
    const ended = branch.step?.createdAt.getTime() ?? Number.POSITIVE_INFINITY;
    while (cuts[0] !== undefined && new Date(cuts[0]).getTime() <= ended)
      parts.push({ again: cuts.shift() ?? "", branches: [] });
    parts.at(-1)?.branches.push(branch);
  }
  return [...parts, ...cuts.map((again) => ({ again, branches: [] }))];
}
