import { z } from "zod";
import type { LineRow } from "./chat-line";

/** What a chat asks of a person. */
export type WaitingFor =
  /** An agent wants a reply; empty lets it go on by itself, and one may end the conversation. */
  | { kind: "reply"; agent: string; from: string }
  /** Who speaks next. */
  | { kind: "speaker"; options: readonly string[] }
  /** A step wants a yes or a no. */
  | { kind: "decision" };

const asked = z.object({
  kind: z.enum(["human_input_request", "select_speaker"]),
  agent: z.string().catch(""),
  from: z.string().catch(""),
  options: z.array(z.string()).catch([]),
});

export const isPrompt = ({ type, meta }: LineRow): boolean => type === "assistant" && asked.safeParse(meta).success;

/** What a prompt wants. Only agents' prompts name an agent or speakers; every other step asks for a decision. */
export function waitingFor({ meta }: LineRow): WaitingFor {
  const { data } = asked.safeParse(meta);
  if (data?.kind === "select_speaker" && data.options.length > 0) return { kind: "speaker", options: data.options };
  if (data && (data.agent !== "" || data.from !== "")) return { kind: "reply", agent: data.agent, from: data.from };
  return { kind: "decision" };
}
