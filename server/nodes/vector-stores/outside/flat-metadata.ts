/** For services that keep no objects within objects: `{loc: {lines: {from: 1}}}` as `{"loc.lines.from": 1}`. */
export type FlatMetadata = Record<string, string | number | boolean | string[]>;

export function flatMetadata(metadata: Readonly<Record<string, unknown>>): FlatMetadata {
  const flat: FlatMetadata = {};
  const visit = (value: unknown, key: string): void => {
    if (typeof value === "string" || typeof value === "boolean") flat[key] = value;
    else if (typeof value === "number" && Number.isFinite(value)) flat[key] = value;
    else if (isTexts(value)) flat[key] = value;
    else if (Array.isArray(value)) flat[key] = JSON.stringify(value);
    else if (typeof value === "object" && value !== null)
      for (const [name, item] of Object.entries(value)) visit(item, `${key}.${name}`);
  };
  for (const [key, value] of Object.entries(metadata)) visit(value, key);
  return flat;
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");

class Branch extends Map<string, unknown> {}

/** The other way round. */
export function deepMetadata(flat: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const root = new Branch();
  for (const [key, value] of Object.entries(flat)) {
    const parts = key.split(".");
    const last = parts.pop() ?? key;
    let branch: Branch = root;
    for (const part of parts) {
      const next = branch.get(part);
      const inner = next instanceof Branch ? next : new Branch();
      branch.set(part, inner);
      branch = inner;
    }
    branch.set(last, value);
  }
  return toObject(root);
}

const toObject = (branch: Branch): Record<string, unknown> =>
  Object.fromEntries([...branch].map(([key, value]) => [key, value instanceof Branch ? toObject(value) : value]));
