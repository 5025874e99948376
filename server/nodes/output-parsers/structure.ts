import { z } from "zod";

/** One row of a structure: a property the model has to fill. */
export const propertySchema = z.object({
  property: z.string().trim().min(1),
  type: z
    .string()
    .transform((type) => type.toLowerCase())
    .pipe(z.enum(["string", "number", "boolean", "array", "string array"]))
    .transform((type) => (type === "string array" ? "array" : type)),
  description: z.string().optional(),
  required: z.union([z.boolean(), z.string().transform((text) => text === "true")]).optional(),
});

export type Property = z.infer<typeof propertySchema>;

const types = { string: z.string(), number: z.number(), boolean: z.boolean(), array: z.array(z.string()) };

export const schemaOf = (properties: readonly Property[]): z.ZodObject =>
  z.object(Object.fromEntries(properties.map(({ property, type }) => [property, types[type]])));
