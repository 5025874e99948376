import { z } from "zod";
import type { FlowNode } from "./flow-document";

const field = z.object({
  type: z.enum(["string", "number", "boolean", "options"]).catch("string"),
  label: z.string().catch(""),
  name: z.string().min(1),
  addOptions: z
    .array(z.object({ option: z.string() }))
    .optional()
    .catch(undefined),
});

export type FormField = z.output<typeof field>;

export interface StartForm {
  title: string;
  description: string;
  fields: FormField[];
}

/** The form that an agentflow begins with; undefined when it begins with a question. */
export function readStartForm({
  nodes,
}: {
  nodes: readonly Pick<FlowNode, "name" | "inputs">[];
}): StartForm | undefined {
  const inputs = nodes.find(({ name }) => name === "startAgentflow")?.inputs;
  if (inputs?.["startInputType"] !== "formInput") return undefined;
  const { formTitle, formDescription, formInputTypes } = inputs;
  return {
    title: text(formTitle),
    description: text(formDescription),
    fields: listOf(formInputTypes).flatMap((item) => field.safeParse(item).data ?? []),
  };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Old files keep lists as JSON text. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string") return [];
  try {
    const read: unknown = JSON.parse(value);
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}
