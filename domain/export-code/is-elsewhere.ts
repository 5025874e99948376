import type { FlowNode } from "../flow/flow-document";

/** The flow that it runs is asked on a server: it is another's, or is to do things differently. */
export function isElsewhere({ name, inputs }: FlowNode): boolean {
  if (name !== "executeFlowAgentflow") return false;
  const { executeFlowBaseURL: address, executeFlowOverrideConfig: overrides } = inputs;
  return (typeof address === "string" && address.trim() !== "") || !isEmpty(overrides);
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "string"
    ? ["", "{}"].includes(value.replaceAll(/\s/g, ""))
    : typeof value !== "object" || value === null || Object.keys(value).length === 0;
