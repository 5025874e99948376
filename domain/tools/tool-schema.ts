import { z } from "zod";
import { AppError } from "@/domain/errors";

/** One thing a tool has to be given. Rows of Flowise have an `id` of their own beside it. */
const property = z.object({
  property: z.string().trim().min(1),
  type: z
    .string()
    .transform((type) => type.toLowerCase())
    .pipe(z.enum(["string", "number", "boolean", "array", "date"])),
  description: z.string().nullish(),
  required: z.union([z.boolean(), z.string().transform((text) => text === "true")]).nullish(),
});

export type ToolProperty = z.infer<typeof property>;

const types: Readonly<Record<ToolProperty["type"], z.ZodType>> = {
  string: z.string(),
  number: z.number(),
  boolean: z.boolean(),
  array: z.array(z.unknown()),
  // JSON has no dates, and models write them as text.
  date: z.string(),
};

/** The properties of a custom tool, from the text that it keeps them in. Throws `invalid_input` for anything else. */
export function toolProperties(text: string | null | undefined): ToolProperty[] {
  if (!text?.trim()) return [];
  const rows = property.array().safeParse(parse(text));
  if (rows.success) return rows.data;
  throw new AppError(
    "invalid_input",
    "Custom Tool Schema must be an array of properties, each with property, type and description. Types are string, number, boolean, array and date.",
  );
}

/** A custom tool's properties as the schema its model sees. Nothing typed: a tool without arguments. */
export const toolSchema = (text: string | null | undefined): z.ZodObject =>
  z.object(Object.fromEntries(toolProperties(text).map((row) => [row.property, fieldOf(row)])));

/** What a tool's function finds under the names of its properties. One that was not given is null and not unheard of. */
export function toolGlobals(
  properties: readonly ToolProperty[],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const named = properties.map(({ property: name }): [string, unknown] => [`$${name}`, given[name] ?? null]);
  const others = Object.entries(given).map(([name, value]): [string, unknown] => [`$${name}`, value ?? null]);
  return Object.fromEntries([...others, ...named]);
}

function fieldOf({ type, description, required }: ToolProperty): z.ZodType {
  const field = description ? types[type].describe(description) : types[type];
  return required === true ? field : field.optional();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_input", "Custom Tool Schema is not valid JSON.", { cause });
  }
}
