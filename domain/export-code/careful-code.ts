import type { FlowNode } from "../flow/flow-document";
import { type Draft, moduleFunction } from "./draft";
import { literal, objectCode } from "./literal";
import { settingsOf } from "./settings-of";

/** What a step does in place of ending the run when it fails for good. */
export function insteadOf({ inputs }: FlowNode): "branch" | "fallback" | undefined {
  const { stepOnError: chosen } = inputs;
  return chosen === "branch" || chosen === "fallback" ? chosen : undefined;
}

/** A step's code with what its owner said about trouble. Inside a container trouble says at least which step had it. */
export function carefulCode(draft: Draft, node: FlowNode, step: string, isInside: boolean): string {
  const { id, label, inputs } = node;
  const settings = settingsOf(inputs, draft.specs.get(node.name));
  const seconds = settings.number("stepTimeout") ?? 0;
  const retries = Math.min(10, Math.max(0, settings.number("stepRetries") ?? 0));
  const instead = insteadOf(node);
  const policy = {
    limit: seconds > 0 ? seconds : undefined,
    retries: retries > 0 ? retries : undefined,
    instead: instead === "fallback" ? { fallback: settings.text("stepFallback") } : instead,
  };
  if (Object.values(policy).some((value) => value !== undefined))
    return `${moduleFunction(draft, "policy", "careful")}(${objectCode({ id, label, ...policy })}, ${step})`;
  return isInside ? `${moduleFunction(draft, "trouble", "named")}(${literal(label)}, ${step})` : step;
}
