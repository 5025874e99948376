import { t } from "@/components/words/t";
import type { ImportedNode, ImportReport } from "@/domain/flow/import-report";

export type ImportCounts = Record<ImportedNode["status"], number>;

export function countNodes(nodes: readonly ImportedNode[]): ImportCounts {
  const counts: ImportCounts = { exact: 0, mapped: 0, missing: 0 };
  for (const { status } of nodes) counts[status] += 1;
  return counts;
}

/** What comes first needs a look: missing nodes, then mapped ones, then the rest in file order. */
export function byUrgency(nodes: readonly ImportedNode[]): ImportedNode[] {
  const rank = { missing: 0, mapped: 1, exact: 2 } as const;
  return [...nodes].sort((a, b) => rank[a.status] - rank[b.status]);
}

/** What the counts mean for the person who imports. */
export function importVerdict({ exact, mapped, missing }: ImportCounts, from?: ImportReport["from"]): string {
  const total = exact + mapped + missing;
  if (total === 0) return t("This file holds no nodes. It opens as an empty flow.");
  if (missing > 0) {
    return t(
      "{missing, plural, one {# of {total} nodes is not available here.} other {# of {total} nodes are not available here.}} Each opens as a labelled placeholder with its settings kept; the flow runs once you replace it.",
      { missing, total },
    );
  }
  if (from !== undefined)
    return mapped === 0
      ? t("This is a file of {from}. All of it was translated.", { from })
      : t(
          "This is a file of {from}. {mapped} of {total} nodes do something differently here. Look at those before you publish.",
          { from, mapped, total },
        );
  if (mapped > 0 && total === 1)
    return t("Its one node is available here in another version. Look at it before you publish.");
  if (mapped > 0)
    return t("All {total} nodes are available here, {mapped} in another version. Look at those before you publish.", {
      total,
      mapped,
    });
  return t("{total, plural, =1 {Its one node is available here.} other {All # nodes are available here.}}", { total });
}
