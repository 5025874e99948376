import type { Offer } from "@/components/canvas/catalogue";
import { groupBy } from "@/domain/flow/group-by";
import type { NodeSpec } from "@/domain/catalogue/node-spec";

export interface SpecGroup {
  category: string;
  specs: Offer[];
}

/**
 * Nodes that hold every word of the search, the best first: those whose label begins with it, then those with a word
 * in the label that does, then the rest by name, category and description.
 */
export function searchNodes(specs: readonly Offer[], search: string): Offer[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return specs.toSorted(byLabel);
  const ranked = specs.flatMap((spec) => {
    const ranks = words.map((word) => rank(spec, word));
    return ranks.includes(0) ? [] : [{ spec, score: ranks.reduce((sum, each) => sum + each, 0) }];
  });
  return ranked.toSorted((a, b) => b.score - a.score || byLabel(a.spec, b.spec)).map((entry) => entry.spec);
}

function rank(spec: NodeSpec, word: string): number {
  const label = spec.label.toLowerCase();
  if (label.startsWith(word)) return 8;
  if (label.split(/\W+/).some((part) => part.startsWith(word))) return 6;
  if (label.includes(word) || spec.name.toLowerCase().includes(word)) return 4;
  if (spec.category.toLowerCase().includes(word)) return 2;
  return spec.description.toLowerCase().includes(word) ? 1 : 0;
}

const byLabel = (a: NodeSpec, b: NodeSpec): number => a.label.localeCompare(b.label);

/** What one reaches for first, first; categories not named here follow by alphabet. */
const order = [
  "Agent Flows",
  "Chains",
  "Agents",
  "Chat Models",
  "Prompts",
  "Memory",
  "Tools",
  "Output Parsers",
  "Moderation",
];

export function groupNodes(specs: readonly Offer[]): SpecGroup[] {
  const place = (category: string) => (order.includes(category) ? order.indexOf(category) : order.length);
  return [...groupBy(specs, (spec) => spec.category)]
    .map(([category, found]) => ({ category, specs: found }))
    .toSorted((a, b) => place(a.category) - place(b.category) || a.category.localeCompare(b.category));
}
