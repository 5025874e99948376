import { z } from "zod";
import { asRecord } from "./as-record";
import type { Place } from "./place";
import { section } from "./section";
import { flagAt, shortText } from "./simple-places";

const entry = z.strictObject({
  name: shortText(200),
  label: shortText(200),
  type: shortText(60),
  enabled: z.boolean(),
});

/** Whether callers may replace one value. */
export type OverrideEntry = z.output<typeof entry>;

const storedEntry = z.object({
  name: z.string(),
  label: z.string().catch(""),
  type: z.string().catch(""),
  enabled: z.boolean().catch(false),
});

function readEntries(stored: unknown): OverrideEntry[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((item: unknown) => storedEntry.safeParse(item).data ?? []);
}

/** Entries that are known get their switch; new ones are put behind them, those not named stay. */
function writeEntries(entries: readonly OverrideEntry[], stored: unknown): unknown[] {
  const list: unknown[] = Array.isArray(stored) ? stored : [];
  const wanted = new Map(entries.map((each) => [each.name, each]));
  const known = new Set(readEntries(stored).map(({ name }) => name));
  const kept = list.map((item) => {
    const next = wanted.get(storedEntry.safeParse(item).data?.name ?? "");
    return next && asRecord(item)["enabled"] !== next.enabled ? { ...asRecord(item), enabled: next.enabled } : item;
  });
  return [...kept, ...entries.filter(({ name, enabled }) => enabled && !known.has(name))];
}

const nodes: Place<Record<string, OverrideEntry[]>> = {
  path: ["apiConfig", "overrideConfig", "nodes"],
  schema: z.record(shortText(300), z.array(entry).max(500)),
  read: (stored) =>
    Object.fromEntries(Object.entries(asRecord(stored)).map(([label, list]) => [label, readEntries(list)])),
  write: (byLabel, stored) => {
    const before = asRecord(stored);
    const written = Object.entries(byLabel).map(([label, entries]): [string, unknown] => [
      label,
      writeEntries(entries, Object.hasOwn(before, label) ? before[label] : []),
    ]);
    return { ...before, ...Object.fromEntries(written) };
  },
};

const variables: Place<OverrideEntry[]> = {
  path: ["apiConfig", "overrideConfig", "variables"],
  schema: z.array(entry).max(1000),
  read: readEntries,
  write: writeEntries,
};

/** What callers may replace. */
export const overrides = section({
  enabled: flagAt(["apiConfig", "overrideConfig", "status"]),
  nodes,
  variables,
});
