import { catalogue } from "../catalogue";
import type { NodeTools } from "@/server/engine/ports";
import type { Turn } from "../slots";

export interface BuildOptions {
  inputs?: Record<string, unknown>;
  secrets?: Record<string, string>;
  tools: NodeTools;
  output?: string;
  turn?: Turn;
}

/**
 * Builds a node as the engine does: defaults filled in, missing lists empty. The caller says what comes out, as a
 * wire does.
 */
export async function build<T>(
  name: string,
  { inputs = {}, secrets = {}, tools, output, turn }: BuildOptions,
): Promise<T> {
  const definition = catalogue().get(name);
  if (!definition?.create) throw new Error(`no node ${name} that can be built`);
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(definition.inputs)) {
    const isList = field.type === "datagrid" || ("list" in field && field.list);
    const standard = "default" in field ? field.default : isList ? [] : undefined;
    values[key] = inputs[key] ?? standard;
  }
  const made = await definition.create({
    inputs: values,
    secrets,
    tools,
    node: { id: `${name}_0`, label: definition.label },
    flow: { id: "flow" },
    output: output ?? name,
    signal: new AbortController().signal,
    ...(turn && { turn }),
  });
  return made as T;
}
