import { z } from "zod";
import { jsonObjectInput } from "../json-input";

const argument = z.looseObject({
  type: z.string().optional(),
  description: z.string().optional(),
  required: z.union([z.boolean(), z.string().transform((text) => text === "true")]).optional(),
  in: z.string().optional(),
});

export interface RequestArguments {
  /** Field of a tool's schema that holds them; none when nothing may be said. */
  shape: Record<string, z.ZodType>;
  /** Those that stand in the path. */
  inPath: ReadonlySet<string>;
}

/** What a model may say in a request: `{ "name": { "type": "string", "required": true, "in": "path" } }`. */
export function requestArguments(schema: string | undefined, part: "body" | "queryParams"): RequestArguments {
  const label = part === "body" ? "Body Schema" : "Query Params Schema";
  const entries = Object.entries(jsonObjectInput(schema, label) ?? {}).map(
    ([name, value]) => [name, argument.safeParse(value).data ?? {}] as const,
  );
  if (entries.length === 0) return { shape: part === "body" ? { body: anything } : {}, inPath: new Set() };
  const object = z.object(Object.fromEntries(entries.map(([name, given]) => [name, typeOf(given)])));
  const needed = entries.some(([, { required }]) => required === true);
  return {
    shape: { [part]: needed ? object : object.optional() },
    inPath: new Set(entries.filter(([, given]) => given.in === "path").map(([name]) => name)),
  };
}

const anything = z.record(z.string(), z.unknown()).optional().describe("What to send, as a JSON object.");

function typeOf({ type, description, required }: z.infer<typeof argument>): z.ZodType {
  const plain = types[type ?? ""] ?? z.string();
  const told = description ? plain.describe(description) : plain;
  return required === true ? told : told.optional();
}

const types: Readonly<Record<string, z.ZodType>> = {
  number: z.number(),
  integer: z.number(),
  boolean: z.boolean(),
  array: z.array(z.unknown()),
  object: z.record(z.string(), z.unknown()),
};
