import { readTags } from "@/domain/flow/flow-tags";

export const sortKeys = ["-updated", "updated", "name", "-name", "-calls", "calls"] as const;
export type SortKey = (typeof sortKeys)[number];

/** What arranging a list needs to know of a flow. */
export interface Arrangeable {
  id: string;
  name: string;
  category: string | null;
  nodeNames: readonly string[];
  updatedAt: Date;
  folderId: string | null;
  favourite: boolean;
  access: { owner: string | null };
}

export interface FlowFilters {
  search: string;
  tag: string;
  /** Ids of the folders whose flows are shown; null: all. */
  folderIds: ReadonlySet<string> | null;
}

/** The sort named in the URL; newest first for anything unknown. */
export const parseSort = (value: string): SortKey => sortKeys.find((key) => key === value) ?? "-updated";

/**
 * The flows that pass every filter and hold every word of the search in their name, tags, owner or nodes, in the chosen
 * order; favourites come first.
 */
export function arrangeFlows<F extends Arrangeable>(
  flows: readonly F[],
  { search, tag, folderIds }: FlowFilters,
  sort: SortKey,
  callsOf: (id: string) => number = () => 0,
): F[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = flows.filter((flow) => {
    if (folderIds !== null && !(flow.folderId !== null && folderIds.has(flow.folderId))) return false;
    if (tag !== "" && !readTags(flow.category).some((each) => each.toLowerCase() === tag.toLowerCase())) return false;
    const text = [flow.name, flow.category ?? "", flow.access.owner ?? "", ...flow.nodeNames].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const compare = comparisons(callsOf)[sort];
  return found.toSorted((a, b) => Number(b.favourite) - Number(a.favourite) || compare(a, b));
}

/** All tags of the flows with how many have them, by name. */
export function countTags(flows: readonly Pick<Arrangeable, "category">[]): readonly { tag: string; count: number }[] {
  const counts = new Map<string, { tag: string; count: number }>();
  for (const tag of flows.flatMap(({ category }) => readTags(category))) {
    const known = counts.get(tag.toLowerCase()) ?? { tag, count: 0 };
    counts.set(tag.toLowerCase(), { ...known, count: known.count + 1 });
  }
  return [...counts.values()].toSorted((a, b) => a.tag.localeCompare(b.tag));
}

const byName = (a: Arrangeable, b: Arrangeable) =>
  a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: "base" });
const byAge = (a: Arrangeable, b: Arrangeable) => a.updatedAt.getTime() - b.updatedAt.getTime();

const comparisons = (callsOf: (id: string) => number): Record<SortKey, (a: Arrangeable, b: Arrangeable) => number> => ({
  name: byName,
  "-name": (a, b) => byName(b, a),
  updated: byAge,
  "-updated": (a, b) => byAge(b, a),
  calls: (a, b) => callsOf(a.id) - callsOf(b.id) || byName(a, b),
  "-calls": (a, b) => callsOf(b.id) - callsOf(a.id) || byName(a, b),
});
