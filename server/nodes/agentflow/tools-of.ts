import type { StructuredToolInterface } from "@langchain/core/tools";

/** What a tool node gave: one tool, or several. */
export function toolsOf(built: unknown): StructuredToolInterface[] {
  const all: unknown[] = Array.isArray(built) ? built : [built];
  return all.filter(isTool);
}

const isTool = (value: unknown): value is StructuredToolInterface =>
  typeof value === "object" && value !== null && "invoke" in value && "schema" in value && "name" in value;
