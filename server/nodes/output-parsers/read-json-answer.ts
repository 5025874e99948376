import type { z } from "zod";

/** The JSON object in a model's answer, with or without a code block around it, checked against a schema. */
export function readJsonAnswer(text: string, schema: z.ZodType): unknown {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/i.exec(text)?.[1];
  const source = fenced ?? text.slice(Math.max(0, text.indexOf("{")), text.lastIndexOf("}") + 1);
  let value: unknown;
  try {
    value = JSON.parse(source.trim());
  } catch {
    throw new Error("it is not valid JSON");
  }
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw new Error(
    checked.error.issues.map((issue) => `${issue.path.join(".") || "the object"}: ${issue.message}`).join("; "),
  );
}
