import { z } from "zod";

/**
 * How old clients spell things: nulls for what they leave out, numbers and booleans as text, JSON inside form fields.
 * A value that cannot be read counts as not given, because that is what the clients rely on. The types in `meta` are
 * what the API document asks for.
 */
export const lenientText = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value === "string") return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
  })
  .meta({ type: "string" });

export const lenientFlag = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === "true")
  .meta({ type: "boolean" });

export const lenientRecord = z
  .unknown()
  .optional()
  .transform((value): Record<string, unknown> | undefined => {
    const read = typeof value === "string" ? parseJson(value) : value;
    return isRecord(read) ? read : undefined;
  })
  .meta({ type: "object" });

export const lenientList = z
  .unknown()
  .optional()
  .transform((value): unknown[] => {
    const read = typeof value === "string" ? parseJson(value) : value;
    const list: unknown[] = Array.isArray(read) ? read : [];
    return list;
  })
  .meta({ type: "array" });

/** A query parameter that is a single text: the first one when it is repeated. */
export const single = z
  .unknown()
  .optional()
  .transform((value) => {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === "string" && first !== "" ? first : undefined;
  })
  .meta({ type: "string" });

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
