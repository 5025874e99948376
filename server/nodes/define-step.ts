import type { Fields } from "@/domain/catalogue/field";
import type { NodeSpec, StepSpec } from "@/domain/catalogue/node-spec";
import { stepCategory, stepClass, stepInput } from "@/domain/catalogue/step";
import { stepSettings } from "@/domain/catalogue/step-settings";
import { defineNode, type NodeDefinition } from "./define-node";

type Given<I extends Fields, S extends Fields, L extends string, O extends boolean> = Omit<
  NodeDefinition<I, S, L, O>,
  "category" | "provides" | "outputs" | "flows" | "create" | "perTurn" | "step" | "run"
> & { step: StepSpec; run: NonNullable<NodeDefinition<I, S, L, O>["run"]> };

/** A step of an agentflow: a node with one input, its branches, and the settings that every step has. */
export function defineStep<
  const I extends Fields,
  const S extends Fields = Record<string, never>,
  L extends string = string,
  O extends boolean = false,
>(given: Given<I, S, L, O>): NodeDefinition {
  const { step } = given;
  return {
    ...defineNode({ ...given, category: stepCategory, provides: step.ends ? [] : [stepClass], flows: ["agentflow"] }),
    ...(outputsOf(given) && { outputs: outputsOf(given) }),
    inputs: { ...(!step.begins && wire), ...given.inputs, ...(!step.begins && stepSettings) },
  };
}

const wire = {
  [stepInput]: { type: "slot", label: "Input", accepts: stepClass, list: true, optional: true },
} as const satisfies Fields;

/** Branches that are there in any case; those of rows come with the rows. */
function outputsOf({ step }: { step: StepSpec }): NodeSpec["outputs"] {
  if (step.branches?.kind !== "fixed") return undefined;
  return step.branches.labels.map((label, index) => ({ name: String(index), label, provides: [stepClass] }));
}
