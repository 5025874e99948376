import type { NodeSpec } from "./node-spec";

/** Flowise's category of agentflow steps; its files tell steps from chatflow nodes by it. */
export const stepCategory = "Agent Flows";

/** Class on every handle of an agentflow step: any step may follow any other. */
export const stepClass = "Step";

/** Name of the one input handle of a step. */
export const stepInput = "input";

export const isStep = (spec: Pick<NodeSpec, "category" | "note">): boolean =>
  spec.category === stepCategory && !spec.note;
