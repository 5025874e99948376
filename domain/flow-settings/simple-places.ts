import { z } from "zod";
import { chatColour } from "./chat-colour";
import { flag, text as anyText } from "./lenient-fields";
import type { Place, SettingPath } from "./place";

export const shortText = (max: number) =>
  z
    .string()
    .max(max, `Use at most ${max} characters.`)
    .refine((value) => !value.includes("\0"), "Remove the NUL character.");

export const flagAt = (path: SettingPath, copy?: SettingPath): Place<boolean> => ({
  path,
  ...(copy && { copy }),
  schema: z.boolean(),
  read: (stored) => flag.parse(stored),
  write: (value) => value,
});

/** An empty text is no text. */
export const textAt = (path: SettingPath, max = 500): Place<string> => ({
  path,
  schema: shortText(max),
  read: (stored) => anyText.parse(stored),
  write: (value) => (value.trim() === "" ? undefined : value),
});

interface Bounds {
  min: number;
  max: number;
  whole?: boolean;
}

/** Programs write numbers as texts, too. Null: not set. */
export const numberAt = (path: SettingPath, { min, max, whole = false }: Bounds): Place<number | null> => ({
  path,
  schema: z
    .number("Enter a number.")
    .min(min, `Use ${min} or more.`)
    .max(max, `Use ${max} or less.`)
    .refine((value) => !whole || Number.isInteger(value), "Enter a whole number.")
    .nullable(),
  read: storedNumber,
  write: (value) => value ?? undefined,
});

export function storedNumber(stored: unknown): number | null {
  const value = typeof stored === "string" && stored.trim() !== "" ? Number(stored) : stored;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

export const choiceAt = <const V extends string>(
  path: SettingPath,
  choices: readonly V[],
  fallback: NoInfer<V>,
): Place<V> => ({
  path,
  schema: z.enum(choices),
  read: (stored) => choices.find((choice) => choice === stored) ?? fallback,
  write: (value) => value,
});

/** A colour; an empty text follows the theme. */
export const colourAt = (path: SettingPath): Place<string> => ({
  path,
  schema: z.union([z.literal(""), chatColour], { error: "Write it like #3b81f6." }),
  read: (stored) => chatColour.catch("").parse(stored),
  write: (value) => (value === "" ? undefined : value),
});
