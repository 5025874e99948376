import { cosine } from "./nearest";

/**
 * Maximal marginal relevance: of the candidates, `k` that are near to the question and unlike each other. `lambda` is the
 * weight of nearness, 0 … 1 (Carbonell and Goldstein, 1998).
 */
export function diverse<T extends { vector: readonly number[] }>(
  candidates: readonly T[],
  question: readonly number[],
  { k, lambda }: { k: number; lambda: number },
): T[] {
  const left = candidates.map((item) => ({ item, near: cosine(item.vector, question), alike: 0 }));
  const chosen: T[] = [];
  while (chosen.length < k && left.length > 0) {
    let best = 0;
    for (const [place, { near, alike }] of left.entries()) {
      const top = left[best];
      if (top && worth(near, alike, lambda) > worth(top.near, top.alike, lambda)) best = place;
    }
    const [taken] = left.splice(best, 1);
    if (!taken) break;
    chosen.push(taken.item);
    for (const candidate of left)
      candidate.alike = Math.max(candidate.alike, cosine(candidate.item.vector, taken.item.vector));
  }
  return chosen;
}

const worth = (near: number, alike: number, lambda: number): number => lambda * near - (1 - lambda) * alike;
