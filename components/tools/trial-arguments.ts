import { schemaTrouble } from "@/domain/tools/saved-tool";
import { type ToolProperty, toolProperties } from "@/domain/tools/tool-schema";

/** What was typed, by argument. */
export type Typed = Readonly<Record<string, string>>;

/** The arguments of a tool as far as they can be read. */
export const trialFields = (schema: string): ToolProperty[] =>
  schemaTrouble(schema) === undefined ? toolProperties(schema) : [];

/** What was typed as the values that a model would give. An empty field is not given; what cannot be read is as typed. */
export function trialArguments(fields: readonly ToolProperty[], typed: Typed): Record<string, unknown> {
  const given = fields.flatMap(({ property, type }): [string, unknown][] => {
    const text = typed[property] ?? "";
    return text === "" ? [] : [[property, valueOf(type, text)]];
  });
  return Object.fromEntries(given);
}

function valueOf(type: ToolProperty["type"], text: string): unknown {
  switch (type) {
    case "number":
      return Number.isNaN(Number(text)) ? text : Number(text);
    case "boolean":
      return text === "true";
    case "array":
      return listOf(text);
    case "string":
    case "date":
      return text;
  }
}

/** JSON, or one item on each line. */
function listOf(text: string): unknown {
  try {
    const read: unknown = JSON.parse(text);
    if (Array.isArray(read)) return read;
  } catch {
    // It is no JSON.
  }
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
