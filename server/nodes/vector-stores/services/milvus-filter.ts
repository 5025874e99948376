import type { MilvusCollection } from "./milvus-collection";

/** Metadata that must be equal, and the owner's own filter, in Milvus's language. */
export function milvusFilter(
  filter: Readonly<Record<string, unknown>> = {},
  own: string | undefined,
  { fields }: Pick<MilvusCollection, "fields">,
): string {
  const equal = Object.entries(filter).flatMap(([key, value]) => {
    // What is no field of the schema lies in the dynamic one.
    const place = fields.includes(key) && /^[A-Za-z_]\w*$/.test(key) ? key : `$meta[${JSON.stringify(key)}]`;
    return equals(place, value);
  });
  return [...(own ? [`(${own})`] : []), ...equal].join(" and ");
}

function equals(place: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.map((item) => `json_contains(${place}, ${JSON.stringify(item)})`);
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, item]) => equals(`${place}[${JSON.stringify(name)}]`, item));
  return [`${place} == ${JSON.stringify(value)}`];
}
