import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import { type FlowKind, type NodePreset, type NodeSpec, outputsOf } from "@/domain/catalogue/node-spec";

/** The catalogue as the canvas looks things up in it. Built once per page. */
export interface Catalogue {
  specs: ReadonlyMap<string, NodeSpec>;
  credentials: ReadonlyMap<string, CredentialSpec>;
  /** Category of the nodes that provide a class: the hue of an input's handle. */
  categoryOfClass: ReadonlyMap<string, string>;
}

export function indexCatalogue(listed: {
  nodes: readonly NodeSpec[];
  credentials: readonly CredentialSpec[];
}): Catalogue {
  return {
    specs: new Map(listed.nodes.map((spec) => [spec.name, spec])),
    credentials: new Map(listed.credentials.map((credential) => [credential.name, credential])),
    categoryOfClass: categoriesByClass(listed.nodes),
  };
}

/** A node as lists offer it: as it is, or as one of its presets. */
export interface Offer extends NodeSpec {
  preset?: NodePreset;
}

/** Tells offers of one node apart. */
export const offerKey = ({ name, preset }: Offer): string => (preset ? `${name}/${preset.label}` : name);

/** What a canvas of this kind offers in its palette. */
export const offered = (catalogue: Catalogue, kind: FlowKind): Offer[] =>
  [...catalogue.specs.values()].filter((spec) => spec.flows.includes(kind)).flatMap(offersOf);

const offersOf = (spec: NodeSpec): Offer[] => [
  spec,
  ...(spec.presets ?? []).map((preset) => ({
    ...spec,
    ...{ preset, label: preset.label, description: preset.description },
  })),
];

function categoriesByClass(specs: readonly NodeSpec[]): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const spec of specs) {
    if (spec.note) continue;
    for (const name of new Set(outputsOf(spec).flatMap((output) => output.provides))) {
      const counts = votes.get(name) ?? new Map<string, number>();
      counts.set(spec.category, (counts.get(spec.category) ?? 0) + 1);
      votes.set(name, counts);
    }
  }
  const winners = [...votes].map(([name, counts]): [string, string] => {
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
    return [name, best?.[0] ?? ""];
  });
  return new Map(winners);
}

/** Whether any node of the catalogue could be wired into the input. */
export function hasProvider(catalogue: Catalogue, accepts: string): boolean {
  return accepts.split("|").some((name) => catalogue.categoryOfClass.has(name.trim()));
}
