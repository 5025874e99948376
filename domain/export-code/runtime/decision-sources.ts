/** What a person decides: modules of an exported project, by name. */
export const decisionSources: Readonly<Record<string, string>> = {
  decision: String.raw`import { interrupt } from "@langchain/langgraph";
import { type Limit, requireInTime, until } from "./limit.js"; //+limit

/** What a waiting run is answered with. */
export interface Decision {
  type: "proceed" | "reject";
  feedback?: string;
  /** Nobody decided in time. */ //+limit
  expired?: true; //+limit
}

/** Lets the run wait until a person has decided. */
export const decisionOn = (content: string): Decision => interrupt({ kind: "decision", content }); //-limit
export function decisionOn(content: string, limit?: Limit): Decision { //+limit
  const decision: Decision = interrupt({ kind: "decision", content, ...until(limit) }); //+limit
  requireInTime(decision, limit); //+limit
  return decision; //+limit
} //+limit
`,
  decided: String.raw`import { questionOf } from "./conversation.js";
import type { Decision } from "./decision.js";
import type { State, Update } from "./state.js";

/** What a run knows after a person's decision on what they were asked. */
export function decided(id: string, asked: string, { type, feedback = "" }: Decision, state: State): Update {
  const word = feedback.trim();
  const content = word || type;
  return {
    routes: { [id]: type === "proceed" ? "0" : "1" },
    outputs: { [id]: { content } },
    messages: [
      ...questionOf(state),
      { role: "assistant", content: asked },
      ...(word ? [{ role: "user" as const, content: word }] : []),
    ],
    answer: content,
  };
}
`,
};
