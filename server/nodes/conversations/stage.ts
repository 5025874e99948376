/** Who takes part in a conversation, with what decides how it goes. Pure data: `read-stage` makes it. */
export interface Stage {
  /** Who begins. */
  owner: string;
  /** The conversations of whoever begins, in their order. */
  chats: readonly Chat[];
  /** What the run was asked. */
  question: string;
  players: ReadonlyMap<string, Player>;
  /** What chance is drawn from: the same again when the run is taken up. */
  seed: string;
}

/** What one agent has to talk about with another, or with a group. */
export interface Chat {
  to: string;
  /** Opens it in place of the question. */
  message: string;
  /** Round trips; undefined: until somebody ends it. */
  maxTurns: number | undefined;
  /** Its summary is written by a model, as this asks for it; otherwise it is what was said last. */
  reflection: string | undefined;
}

export interface Agent {
  kind: "agent";
  id: string;
  name: string;
  description: string;
  asksPerson: "ALWAYS" | "TERMINATE" | "NEVER";
  /** Replies of its own in a row. */
  mostReplies: number;
  /** The word with which a message to it ends the conversation. */
  endWord: string;
  hasModel: boolean;
  runsCode: boolean;
  /** Tools that it runs for others. */
  executes: readonly string[];
  /** What it talks over with others before it replies. */
  nested: readonly Chat[];
}

export interface Group {
  kind: "group";
  id: string;
  name: string;
  selection: "auto" | "manual" | "random" | "round_robin";
  /** Messages, the first one included. */
  maxRound: number;
  members: readonly string[];
  /** Who may speak after whom; empty: anybody. */
  transitions: readonly { from: string; to: string }[];
  hasModel: boolean;
}

export type Player = Agent | Group;

/** Stands for whoever asked the run, where no agent speaks for them. */
export const outsider = "";

export const nameOf = (stage: Stage, id: string): string => stage.players.get(id)?.name ?? "User";

export function agentOf({ players }: Stage, id: string): Agent | undefined {
  const player = players.get(id);
  return player?.kind === "agent" ? player : undefined;
}

export function groupOf({ players }: Stage, id: string): Group | undefined {
  const player = players.get(id);
  return player?.kind === "group" ? player : undefined;
}
