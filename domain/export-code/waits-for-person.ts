import type { FlowNode } from "../flow/flow-document";
import type { Draft } from "./draft";
import { isElsewhere } from "./is-elsewhere";
import { settingsOf } from "./settings-of";

/** Tools of an agent's step that a person allows, with the others. */
export const asksForTools = (draft: Draft, { name, inputs }: FlowNode): boolean =>
  name === "agentAgentflow" &&
  settingsOf(inputs, draft.specs.get(name))
    .rows("agentTools")
    .some(({ agentSelectedToolRequiresHumanInput: asks }) => asks === true || asks === "true");

/** Whether a run may wait for a person at a step, or in a flow that it runs. */
export function waitsForPerson(draft: Draft, node: FlowNode, seen: ReadonlySet<string> = new Set()): boolean {
  if (node.name === "humanInputAgentflow" || draft.specs.get(node.name)?.step?.speaks) return true;
  // What a server does with a flow is not known here.
  if (asksForTools(draft, node) || isElsewhere(node)) return true;
  const called = node.name === "executeFlowAgentflow" ? node.inputs["executeFlowSelectedFlow"] : undefined;
  if (typeof called !== "string" || seen.has(called)) return false;
  const inside = draft.others.get(called)?.document.nodes ?? [];
  return inside.some((each) => waitsForPerson(draft, each, new Set([...seen, called])));
}
