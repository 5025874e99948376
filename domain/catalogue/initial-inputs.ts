import type { NodeSpec } from "./node-spec";

/** The inputs of a node fresh from the palette: its defaults, written out so that later catalogues cannot change them. */
export function initialInputs(spec: Pick<NodeSpec, "inputs">): Record<string, unknown> {
  const inputs: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(spec.inputs)) {
    if ("default" in field && field.default !== undefined) inputs[name] = structuredClone(field.default);
  }
  return inputs;
}
