import { z } from "zod";
import { single } from "./lenient";

/** One name, several parameters, or a JSON list in one of them. Names that are none are left out. */
export const namesFrom = <const T extends string>(names: readonly T[]) =>
  z
    .unknown()
    .optional()
    .transform((value): T[] | undefined => {
      const texts = (Array.isArray(value) ? value : [value]).filter(
        (item): item is string => typeof item === "string" && item !== "",
      );
      if (texts.length === 0) return undefined;
      const given = texts.flatMap((item) => item.split(/[^A-Z_]+/));
      return names.filter((name) => given.includes(name));
    })
    .meta({ anyOf: [{ type: "string" }, { type: "array", items: { type: "string", enum: [...names] } }] });

export const date = single
  .transform((value, context) => {
    if (value === undefined) return undefined;
    const at = new Date(value);
    // Beyond these years databases write dates in ways of their own.
    if (at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= 9999) return at;
    context.addIssue("is not a date. Write it like 2026-01-31T12:00:00Z.");
    return z.NEVER;
  })
  .meta({ description: "A moment, in ISO 8601.", examples: ["2026-01-31T12:00:00Z"] });

/** Two of them multiplied still are a number that databases can count to. */
const most = 1_000_000_000;

export const count = single
  .transform((value, context) => {
    if (value === undefined) return undefined;
    const number = Number(value);
    if (Number.isInteger(number) && number >= 0 && number <= most) return number;
    context.addIssue(`must be a whole number from 0 to ${most}.`);
    return z.NEVER;
  })
  .meta({ type: "integer", minimum: 1 });

export const order = single
  .transform((value): "asc" | "desc" | undefined => {
    const upper = value?.toUpperCase();
    return upper === "DESC" ? "desc" : upper === "ASC" ? "asc" : undefined;
  })
  .meta({ description: "By time.", enum: ["ASC", "DESC"], default: "ASC" });
