import { z } from "zod";

/** What one agent has said to the others. */
export interface SaidTurn {
  name: string;
  text: string;
}

/** What an agent is saying. */
export interface Speaking extends SaidTurn {
  nodeId: string;
}

const token = z.object({ nodeId: z.string(), agentName: z.string(), token: z.string() });
const turn = z.object({ agentName: z.string(), messages: z.array(z.string()).catch([]) });

export function readAgentToken(data: unknown): Speaking | undefined {
  const read = token.safeParse(data);
  return read.success ? { nodeId: read.data.nodeId, name: read.data.agentName, text: read.data.token } : undefined;
}

/** Turns without words, such as calls of tools, are not shown. */
export const readTalk = (data: unknown): SaidTurn[] =>
  (Array.isArray(data) ? data : []).flatMap((item: unknown) => {
    const read = turn.safeParse(item);
    const text = read.success ? read.data.messages.join("\n").trim() : "";
    return read.success && text !== "" ? [{ name: read.data.agentName, text }] : [];
  });

/** What is being said with one more piece of it, which may be another agent's first. */
export const saying = (before: Speaking | undefined, { nodeId, name, text }: Speaking): Speaking => ({
  ...{ nodeId, name },
  text: before?.nodeId === nodeId ? before.text + text : text,
});
