import type { Agent } from "./stage";

/** What comes before an agent's own reply to a message. */
export type Gate =
  /** It replies. */
  | { kind: "pass" }
  /** It says nothing more: the conversation ends. */
  | { kind: "end" }
  /** A person may speak in its place. */
  | { kind: "ask"; wording: Wording; whenEmpty: "pass" | "end" };

type Wording = "replying" | "skippable" | "ending";

/** `replies`: how many it gave in a row without a person. */
export function gateOf(
  { asksPerson, mostReplies }: Pick<Agent, "asksPerson" | "mostReplies">,
  replies: number,
  isEnd: boolean,
): Gate {
  if (asksPerson === "ALWAYS") return { kind: "ask", wording: "replying", whenEmpty: isEnd ? "end" : "pass" };
  const isUsedUp = replies >= mostReplies;
  if (asksPerson === "NEVER") return { kind: isUsedUp || isEnd ? "end" : "pass" };
  if (isEnd) return { kind: "ask", wording: "ending", whenEmpty: "end" };
  return isUsedUp ? { kind: "ask", wording: "skippable", whenEmpty: "pass" } : { kind: "pass" };
}

/** What a person's words come to. An agent without replies of its own says them even when there are none. */
export function answered(
  { whenEmpty }: Extract<Gate, { kind: "ask" }>,
  text: string,
  mostReplies: number,
): "reply" | "pass" | "end" {
  if (text.trim() === "exit" || (text === "" && whenEmpty === "end")) return "end";
  return text !== "" || mostReplies === 0 ? "reply" : "pass";
}

/** What the person is asked. */
export function promptOf(wording: Wording, me: string, other: string): string {
  switch (wording) {
    case "replying":
      return `Replying as ${me}. Provide feedback to ${other}. Press enter to skip and use auto-reply, or type 'exit' to end the conversation:`;
    case "skippable":
      return `Please give feedback to ${other}. Press enter to skip and use auto-reply, or type 'exit' to stop the conversation:`;
    default:
      return `Please give feedback to ${other}. Press enter or type 'exit' to stop the conversation:`;
  }
}
