import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowNode } from "@/domain/flow/flow-document";
import type { OverrideEntry } from "@/domain/flow-settings/override-section";
import { type OverridableField, overridableFields } from "@/domain/flow/overridable";

/** The nodes of one label, which share their switches. */
export interface OverrideList {
  label: string;
  nodeIds: string[];
  /** What any of them has. */
  fields: OverridableField[];
}

/** The switches that a flow can have, by the labels of its nodes. */
export function overrideLists(nodes: readonly FlowNode[], specs: SpecLookup): OverrideList[] {
  const byLabel = new Map<string, OverrideList>();
  for (const { id, name, label } of nodes) {
    const fields = overridableFields(specs.get(name) ?? { inputs: {} });
    if (fields.length === 0) continue;
    const list = byLabel.get(label) ?? { label, nodeIds: [], fields: [] };
    const known = new Set(list.fields.map((field) => field.name));
    byLabel.set(label, {
      label,
      nodeIds: [...list.nodeIds, id],
      fields: [...list.fields, ...fields.filter((field) => !known.has(field.name))],
    });
  }
  return [...byLabel.values()];
}

/** Labels that have switches and no node: renamed or removed since. */
export const staleLabels = (
  lists: readonly OverrideList[],
  nodes: Readonly<Record<string, readonly OverrideEntry[]>>,
): string[] =>
  Object.entries(nodes).flatMap(([label, entries]) =>
    entries.some(({ enabled }) => enabled) && !lists.some((list) => list.label === label) ? [label] : [],
  );

/** The entries with this one switched; a new one is made where there was none. */
export function withSwitch(
  entries: readonly OverrideEntry[] | undefined,
  { name, label, type }: Omit<OverrideEntry, "enabled">,
  enabled: boolean,
): OverrideEntry[] {
  const known = entries ?? [];
  if (!known.some((entry) => entry.name === name)) return [...known, { name, label, type, enabled }];
  return known.map((entry) => (entry.name === name ? { ...entry, enabled } : entry));
}

export const isOn = (entries: readonly OverrideEntry[] | undefined, name: string): boolean =>
  entries?.some((entry) => entry.name === name && entry.enabled) ?? false;
