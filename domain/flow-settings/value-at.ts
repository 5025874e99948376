import { asRecord } from "./as-record";

/** The value that these keys lead to. */
export function valueAt(object: Readonly<Record<string, unknown>>, keys: readonly string[]): unknown {
  let value: unknown = object;
  for (const key of keys) {
    const record = asRecord(value);
    value = Object.hasOwn(record, key) ? record[key] : undefined;
  }
  return value;
}

/** A copy with the value at these keys replaced, or taken out when it is `undefined`. All else stays, in its order. */
export function withValueAt(
  object: Readonly<Record<string, unknown>>,
  [key, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (key === undefined) return asRecord(value);
  const inner = rest.length === 0 ? value : withValueAt(asRecord(valueAt(object, [key])), rest, value);
  if (inner !== undefined) return { ...object, [key]: inner };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}
