import { z } from "zod";

const objectSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

/** The part of a JSON schema that says which arguments a tool takes. */
export type ArgumentsSchema = z.infer<typeof objectSchema>;

/** A tool's arguments as JSON schema, whichever way the tool wrote them down. What cannot be read has no arguments. */
export function argumentsSchema(schema: unknown): ArgumentsSchema {
  const none = { properties: {}, required: [] };
  if (!(schema instanceof z.ZodType)) return objectSchema.catch(none).parse(schema);
  return objectSchema.catch(none).parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}
