import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { TemplateSummary } from "./template-summary";

export interface TemplateFilters {
  search: string;
  kind: FlowKind | "";
  tag: string;
  /** `workspace`: published here; `free`: runs without a credential. */
  only: "workspace" | "free" | "";
}

export const kinds: readonly FlowKind[] = ["chatflow", "agentflow"];
const onlies = ["workspace", "free"] as const;

export const parseKind = (value: string): TemplateFilters["kind"] => kinds.find((kind) => kind === value) ?? "";
export const parseOnly = (value: string): TemplateFilters["only"] => onlies.find((only) => only === value) ?? "";

/** Templates that hold every word of the search and pass every filter, in the order they came. */
export function findTemplates(
  templates: readonly TemplateSummary[],
  { search, kind, tag, only }: TemplateFilters,
): readonly TemplateSummary[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter((template) => {
    if (kind !== "" && template.kind !== kind) return false;
    if (tag !== "" && !template.tags.includes(tag)) return false;
    if (only === "workspace" && template.ready) return false;
    if (only === "free" && template.needs.credentials.length > 0) return false;
    const text = textOf(template);
    return words.every((word) => text.includes(word));
  });
}

const textOf = ({ name, description, author, tags, nodeNames, kind }: TemplateSummary): string =>
  [name, description, author ?? "", kind, ...tags, ...nodeNames].join("\n").toLowerCase();

/** All tags, those of most templates first. */
export function tagsOf(templates: readonly TemplateSummary[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const tag of templates.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([tag]) => tag);
}
