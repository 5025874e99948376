import { z } from "zod";

/** Parts of settings that other programs wrote: what cannot be read counts as not set. */
export const text = z.string().catch("");
export const flag = z.boolean().catch(false);
export const positive = z.coerce.number().positive().optional().catch(undefined);
export const optionalText = z
  .string()
  .transform((value) => value.trim() || undefined)
  .optional()
  .catch(undefined);
export const optionalNumber = z
  .union([z.number(), z.string().trim().min(1).transform(Number)])
  .refine(Number.isFinite)
  .optional()
  .catch(undefined);

const record = z.record(z.string(), z.unknown());

/** The object in a setting's JSON text; empty when there is none. Never throws. */
export function readJsonObject(json: string | null | undefined): Record<string, unknown> {
  if (!json) return {};
  try {
    return record.catch({}).parse(JSON.parse(json));
  } catch {
    return {};
  }
}
