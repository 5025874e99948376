import type { Usage } from "../api/stream-event";

/** What several model calls used together. Names the model when it was one, and the cost when every part of it is known. */
export function sumUsage(list: readonly Usage[]): Usage | undefined {
  if (list.length === 0) return undefined;
  const total: Usage = { input_tokens: 0, output_tokens: 0, total_tokens: 0 };
  for (const usage of list) {
    total.input_tokens += usage.input_tokens;
    total.output_tokens += usage.output_tokens;
    total.total_tokens += usage.total_tokens;
  }
  const models = new Set(list.map((usage) => usage.model));
  const [model] = models;
  const costs = list.flatMap(({ cost }) => (cost === undefined ? [] : [cost]));
  return {
    ...(models.size === 1 && model !== undefined && { model }),
    ...total,
    ...(costs.length === list.length && {
      cost: Number(costs.reduce((sum, cost) => sum + cost, 0).toPrecision(12)),
    }),
  };
}
