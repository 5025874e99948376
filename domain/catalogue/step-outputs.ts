import { arrayRows } from "./array-rows";
import type { NodeSpec, OutputSpec } from "./node-spec";
import { outputsOf } from "./node-spec";
import { rowLabel } from "./row-label";
import { stepClass } from "./step";
import { errorOutput } from "./step-settings";

/**
 * The spec of a step with the outputs that it has at its present settings: one for each row where rows decide, and one
 * for failures where its owner wants to go on by another way. Other specs come back as they are.
 */
export function withStepOutputs(spec: NodeSpec, inputs: Readonly<Record<string, unknown>>): NodeSpec {
  if (!spec.step) return spec;
  const rows = rowOutputs(spec, inputs);
  const failing = inputs["stepOnError"] === "branch" && Object.hasOwn(spec.inputs, "stepOnError");
  if (!rows && !failing) return spec;
  const ways = rows ?? (spec.outputs ? spec.outputs : outputsOf(spec).map((only) => ({ ...only, label: "Next" })));
  return { ...spec, outputs: [...ways, ...(failing ? [failed] : [])] };
}

const failed: OutputSpec = {
  name: errorOutput,
  label: "When it fails",
  description: "Followed when the step has failed for good.",
  provides: [stepClass],
};

function rowOutputs(spec: NodeSpec, inputs: Readonly<Record<string, unknown>>): OutputSpec[] | undefined {
  const branches = spec.step?.branches;
  if (branches?.kind !== "rows") return undefined;
  const field = Object.hasOwn(spec.inputs, branches.input) ? spec.inputs[branches.input] : undefined;
  if (field?.type !== "array") return undefined;
  const stored = Object.hasOwn(inputs, branches.input) ? inputs[branches.input] : undefined;
  const one = field.label.replace(/s$/, "");
  const labels = arrayRows(field, stored).map((row, n) => rowLabel(field.row, row) || `${one} ${String(n + 1)}`);
  if (branches.otherwise !== undefined) labels.push(branches.otherwise);
  return labels.map((label, n) => ({ name: String(n), label, provides: [stepClass] }));
}
