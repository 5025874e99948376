import type { FlowNode } from "../flow/flow-document";
import type { Draft } from "./draft";
import { isElsewhere } from "./is-elsewhere";
import { settingsOf } from "./settings-of";
import { asksForTools } from "./waits-for-person";

/** Whether a step is visited anew until it has ended: because of a person who is asked in the middle of its work. */
export function comesAgain(draft: Draft, node: FlowNode): boolean {
  if (draft.specs.get(node.name)?.step?.speaks === true || asksForTools(draft, node)) return true;
  return isInquiry(draft, node) || isElsewhere(node);
}

/** A person is asked what a model writes. */
export const isInquiry = (draft: Draft, { name, inputs }: FlowNode): boolean =>
  name === "humanInputAgentflow" &&
  settingsOf(inputs, draft.specs.get(name)).text("humanInputDescriptionType") === "dynamic";
