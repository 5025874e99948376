export const sortKeys = ["-updated", "updated", "name", "-name"] as const;
export type SortKey = (typeof sortKeys)[number];

/** What arranging a list needs to know of a flow. */
interface Arrangeable {
  name: string;
  category: string | null;
  nodeNames: readonly string[];
  updatedAt: Date;
}

/** The sort named in the URL; newest first for anything unknown. */
export const parseSort = (value: string): SortKey => sortKeys.find((key) => key === value) ?? "-updated";

/** The flows that hold every word of the search in their name, category or nodes, in the chosen order. */
export function arrangeFlows<F extends Arrangeable>(flows: readonly F[], search: string, sort: SortKey): F[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = flows.filter((flow) => {
    const text = [flow.name, flow.category ?? "", ...flow.nodeNames].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return found.sort(comparisons[sort]);
}

const byName = (a: Arrangeable, b: Arrangeable) =>
  a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: "base" });
const byAge = (a: Arrangeable, b: Arrangeable) => a.updatedAt.getTime() - b.updatedAt.getTime();

const comparisons: Record<SortKey, (a: Arrangeable, b: Arrangeable) => number> = {
  name: byName,
  "-name": (a, b) => byName(b, a),
  updated: byAge,
  "-updated": (a, b) => byAge(b, a),
};
