import { groupBy } from "@/domain/flow/group-by";
import type { Problem } from "@/domain/flow/problem";

const cache = new WeakMap<readonly Problem[], ReadonlyMap<string, readonly Problem[]>>();
const none: readonly Problem[] = [];

/** The problems of one node; the same list as long as the problems are the same. */
export function problemsAt(problems: readonly Problem[], nodeId: string): readonly Problem[] {
  let index = cache.get(problems);
  if (!index) {
    index = groupBy(
      problems.filter((problem) => problem.nodeId !== undefined),
      (problem) => problem.nodeId ?? "",
    );
    cache.set(problems, index);
  }
  return index.get(nodeId) ?? none;
}
