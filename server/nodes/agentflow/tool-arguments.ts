import type { ArgumentsSchema } from "@/domain/catalogue/arguments-schema";
import { looseJson } from "./loose-json";

export interface ArgumentRow {
  inputArgName?: string;
  inputArgValue?: string;
}

/** What a tool is called with: each typed value in the kind that the tool's schema wants. */
export async function toolArguments(
  rows: readonly ArgumentRow[],
  schema: ArgumentsSchema,
): Promise<Record<string, unknown>> {
  const given = await Promise.all(
    rows.map(async ({ inputArgName: name = "", inputArgValue: value = "" }) => {
      const wanted = Object.hasOwn(schema.properties, name) ? kindOf(schema.properties[name]) : undefined;
      return [name.trim(), await readAs(value, wanted)] as const;
    }),
  );
  return Object.fromEntries(given.filter(([name, value]) => name !== "" && value !== undefined));
}

/** A value that is of another kind stays as it is, for the tool to refuse in its own words. */
async function readAs(text: string, kind: string | undefined): Promise<unknown> {
  const trimmed = text.trim();
  if (kind === "string") return text;
  if (kind === "number" || kind === "integer") {
    if (trimmed === "") return undefined;
    return Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
  }
  if (kind === "boolean")
    return trimmed === "true" ? true : trimmed === "false" ? false : trimmed === "" ? undefined : text;
  if (!/^[[{]/.test(trimmed) && !/^\\[[{]/.test(trimmed))
    return kind === undefined || trimmed !== "" ? text : undefined;
  return looseJson(trimmed).catch(() => text);
}

/** The one kind of a property, optional ones looked through. */
function kindOf(property: unknown): string | undefined {
  if (typeof property !== "object" || property === null) return undefined;
  if ("type" in property && typeof property.type === "string") return property.type;
  if (!("anyOf" in property) || !Array.isArray(property.anyOf)) return undefined;
  const kinds = new Set(property.anyOf.map(kindOf).filter((kind) => kind !== "null"));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}
