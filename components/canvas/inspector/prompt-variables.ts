import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowNode } from "@/domain/flow/flow-document";

/** Names in single braces in a template, in order of appearance. Double braces stand for a literal one. */
export function templateVariables(text: string): string[] {
  const found = text.replaceAll(/\{\{|\}\}/g, " ").matchAll(/\{([^{}\s"]+)\}/g);
  return [...new Set([...found].map((match) => match[1] ?? ""))];
}

/** Variables of all templates on a node. */
export function nodeVariables(spec: NodeSpec, node: Pick<FlowNode, "inputs">): string[] {
  const texts = Object.entries(spec.inputs).flatMap(([name, field]) => {
    const value = node.inputs[name] ?? ("default" in field ? field.default : undefined);
    return field.type === "string" && typeof value === "string" ? [value] : [];
  });
  return [...new Set(texts.flatMap(templateVariables))];
}

/** The stored values by variable, or undefined when the text is not an object of texts and only its author can say what it means. */
export function readValues(value: unknown): Record<string, string> | undefined {
  if (value === undefined || value === null || value === "") return {};
  const parsed = typeof value === "string" ? parse(value) : value;
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return undefined;
  const entries = Object.entries(parsed);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === "string")
    ? Object.fromEntries(entries)
    : undefined;
}

/** Variables without a value are left out: one of them receives the question. */
export function writeValues(values: Readonly<Record<string, string>>): string | undefined {
  const filled = Object.entries(values).filter(([, text]) => text !== "");
  return filled.length === 0 ? undefined : JSON.stringify(Object.fromEntries(filled), null, 2);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
