import { z } from "zod";

const filters = z.array(z.record(z.string(), z.unknown()));
const record = z.record(z.string(), z.unknown());

/** Whether flat metadata is what a filter of Pinecone or Chroma says. Throws for what the language does not have. */
export function mongoMatches(metadata: unknown, filter: unknown, operators: readonly string[]): boolean {
  const given = record.parse(metadata ?? {});
  return Object.entries(record.parse(filter ?? {})).every(([key, wanted]) => {
    if (key === "$and") return filters.parse(wanted).every((part) => mongoMatches(given, part, operators));
    if (key === "$or") return filters.parse(wanted).some((part) => mongoMatches(given, part, operators));
    if (key.startsWith("$")) throw new Error(`no operator ${key}`);
    if (typeof wanted !== "object") return same(given[key], wanted);
    return Object.entries(record.parse(wanted)).every(([operator, value]) => {
      if (!operators.includes(operator)) throw new Error(`no operator ${operator}`);
      return compare(operator, given[key], value);
    });
  });
}

function compare(operator: string, given: unknown, value: unknown): boolean {
  switch (operator) {
    case "$eq":
      return same(given, value);
    case "$ne":
      return !same(given, value);
    case "$in":
      return Array.isArray(value) && value.some((one) => same(given, one));
    case "$gt":
      return Number(given) > Number(value);
    case "$lt":
      return Number(given) < Number(value);
    case "$exists":
      return (given !== undefined) === value;
    default:
      throw new Error(`no operator ${operator}`);
  }
}

const same = (given: unknown, value: unknown): boolean =>
  Array.isArray(given) ? given.includes(value) : given === value;
