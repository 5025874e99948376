import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";

type Values = Readonly<Record<string, unknown>>;

/**
 * Applies `change` to the settings of nodes used inside others, at any depth: `<input>` names one and `<input>Config`
 * holds its settings. Settings that older files keep as JSON text come out as objects.
 */
export function mapComponentSettings(
  values: Values,
  specs: SpecLookup,
  change: (settings: Values, spec: NodeSpec | undefined) => Values,
): Record<string, unknown> {
  const inEach = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inEach);
    return isRecord(value) ? mapComponentSettings(value, specs, change) : value;
  };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const settings = key.endsWith(ending) ? opened(value) : undefined;
      if (!settings) return [key, inEach(value)];
      const chosen = values[key.slice(0, -ending.length)];
      return [key, inEach(change(settings, typeof chosen === "string" ? specs.get(chosen) : undefined))];
    }),
  );
}

const ending = "Config";

function opened(value: unknown): Values | undefined {
  if (isRecord(value)) return value;
  if (typeof value !== "string" || !/^\s*\{/.test(value)) return undefined;
  try {
    const read: unknown = JSON.parse(value);
    return isRecord(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
