import type { StepScope } from "../step-scope";

interface Variable {
  variableName?: string;
  variableValue?: string;
}

/** What a function finds around it. The flow's own names are not given away to variables. */
export function functionGlobals(
  own: Readonly<Record<string, unknown>>,
  variables: readonly Variable[],
  { input, state }: Pick<StepScope, "input" | "state">,
): Record<string, unknown> {
  const named = variables.flatMap(({ variableName = "", variableValue = "" }) => {
    const name = variableName.trim().replace(/^\$/, "");
    return name === "" ? [] : [[`$${name}`, variableValue] as const];
  });
  const flow = typeof own["$flow"] === "object" ? own["$flow"] : {};
  return { ...Object.fromEntries(named), ...own, $input: input, $flow: { input, ...flow, state } };
}
