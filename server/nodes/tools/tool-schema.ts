import { z } from "zod";
import { AppError } from "@/domain/errors";
import { type Property, propertySchema } from "../output-parsers/structure";

const types = { string: z.string(), number: z.number(), boolean: z.boolean(), array: z.array(z.unknown()) };

/** A custom tool's properties as the schema its model sees. Nothing typed: a tool without arguments. */
export function toolSchema(text: string | undefined): z.ZodObject {
  if (!text?.trim()) return z.object({});
  const rows = propertySchema.array().safeParse(parse(text));
  if (!rows.success) {
    throw new AppError(
      "invalid_input",
      "Custom Tool Schema must be an array of properties, each with property, type and description.",
    );
  }
  return z.object(Object.fromEntries(rows.data.map((row) => [row.property, fieldOf(row)])));
}

function fieldOf({ type, description, required }: Property): z.ZodType {
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
