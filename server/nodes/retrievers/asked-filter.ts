import { z } from "zod";
import { AppError } from "@/domain/errors";
import { readJsonAnswer } from "../output-parsers/read-json-answer";

/** One metadata field that a model may filter by. */
const fieldSchema = z
  .object({
    key: z.string().trim().min(1),
    type: z.enum(["String", "String Array", "Number", "Boolean", "Enum"]).catch("String"),
    enumValues: z.string().optional(),
    description: z.string().optional(),
  })
  .transform(({ enumValues, ...field }) => ({
    ...field,
    values: (enumValues ?? "")
      .split(",")
      .map((value) => value.trim())
      .filter((value) => value !== ""),
  }));

export type MetadataField = z.infer<typeof fieldSchema>;

export const fieldColumns = [
  { name: "key", label: "Key", type: "string" },
  { name: "type", label: "Type", type: "options", options: ["String", "String Array", "Number", "Boolean", "Enum"] },
  { name: "enumValues", label: "Enum Values", type: "string" },
  { name: "description", label: "Description", type: "string" },
] as const;

export function readFields(rows: readonly unknown[], label: string): MetadataField[] {
  const read = fieldSchema.array().safeParse(rows);
  if (!read.success) throw new AppError("invalid_input", `${label}: each row needs a key and a type.`);
  const empty = read.data.find(({ type, values }) => type === "Enum" && values.length === 0);
  if (empty) throw new AppError("invalid_input", `${label}: list the values of “${empty.key}”, separated by commas.`);
  return read.data;
}

/** What a model wrote: values for some of the fields, and what is left to search for. */
export interface AskedFilter {
  filter: Record<string, unknown>;
  query: string | undefined;
}

/** How to answer, for the end of a prompt. */
export const filterInstructions = (fields: readonly MetadataField[], withQuery: boolean): string =>
  `Answer with one JSON object and nothing else. ${withQuery ? 'Its property "query" is what to search for, without what the filter says already; its property "filter" is an object with' : "It may have"} these properties, each only if the question names a value for it:
${fields.map(described).join("\n")}`;

const described = ({ key, type, values, description }: MetadataField): string => {
  const kind =
    type === "Enum" ? `one of ${values.map((value) => JSON.stringify(value)).join(", ")}` : type.toLowerCase();
  return `- ${JSON.stringify(key)} (${kind})${description ? `: ${description}` : ""}`;
};

/** Reads a model's filter; throws an Error that says what is wrong with it. Values that stand for “none” are left out. */
export function readFilter(text: string, fields: readonly MetadataField[], withQuery: boolean): AskedFilter {
  const values = z.strictObject(Object.fromEntries(fields.map((field) => [field.key, schemaOf(field).nullish()])));
  const whole = withQuery ? z.object({ query: z.string().nullish(), filter: values.nullish() }) : values;
  const read: unknown = readJsonAnswer(text, whole);
  const { query, filter } = z
    .object({ query: z.string().nullish(), filter: z.record(z.string(), z.unknown()).nullish() })
    .parse(withQuery ? read : { filter: read });
  const said = Object.entries(filter ?? {}).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return { filter: Object.fromEntries(said), query: query?.trim() || undefined };
}

function schemaOf({ type, values }: MetadataField): z.ZodType {
  switch (type) {
    case "Number":
      return z.number();
    case "Boolean":
      return z.boolean();
    case "String Array":
      return z.array(z.string());
    case "Enum":
      return z.enum(values);
    case "String":
      return z.string();
  }
}
