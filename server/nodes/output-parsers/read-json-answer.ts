import type { z } from "zod";

/** The JSON object in a model's answer, with or without a code block around it, checked against a schema. */
export function readJsonAnswer<T>(text: string, schema: z.ZodType<T>): T {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/i.exec(text)?.[1];
  const source = fenced ?? text.slice(Math.max(0, text.indexOf("{")), text.lastIndexOf("}") + 1);
  let value: unknown;
  try {
    value = JSON.parse(source.trim());
  } catch {
    throw new Error("it is not valid JSON");
  }
  return checked(value, schema);
}

/** The value as the schema has it. Throws an Error that names what is wrong. */
export function checked<T>(value: unknown, schema: z.ZodType<T>): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Error(
    read.error.issues.map((issue) => `${issue.path.join(".") || "the object"}: ${issue.message}`).join("; "),
  );
}
