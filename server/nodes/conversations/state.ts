import { z } from "zod";
import { storedMessage } from "../agentflow/stored-messages";

/** `error`: why its arguments could not be read. */
const call = z.object({ id: z.string(), name: z.string(), args: z.unknown(), error: z.string().optional() });
const callResult = z.object({ id: z.string(), name: z.string(), content: z.string() });

const saying = z.object({
  from: z.string(),
  to: z.string(),
  content: z.string(),
  kind: z.enum(["agent", "human", "tool_call", "tool_result", "code_result"]),
  /** Tools that it asks for. */
  calls: z.array(call).optional(),
  /** The model's own message, as the next request to the same model needs it. */
  message: storedMessage.optional(),
  /** What tools gave, or that a person spoke in their place. */
  results: z.array(callResult).optional(),
});

const stop = z.enum(["exit", "termination", "max_turns", "max_round", "no_speaker"]);

const talk = z.object({
  kind: z.literal("talk"),
  from: z.string(),
  to: z.string(),
  said: z.array(saying),
  /** Replies in a row that each gave of its own. */
  counters: z.record(z.string(), z.number()),
  /** Whoever replies next has been let through: neither the end nor a person came first. */
  passed: z.boolean(),
  /** Of a group: who speaks next. */
  speaker: z.string().optional(),
  /** Of a group: how often a person named nobody, and whether they leave the choice to others. */
  mistakes: z.number(),
  unaided: z.boolean(),
  /** What a conversation inside came to: it is the reply. */
  inner: z.string().optional(),
  stop: stop.optional(),
});

/** Conversations one after the other, each with the summaries of those before it. */
const queue = z.object({
  kind: z.literal("queue"),
  owner: z.string(),
  /** Inside another conversation, before its owner replies there. */
  nested: z.boolean(),
  question: z.string(),
  at: z.number(),
  summaries: z.array(z.string()),
});

/** All that a conversation needs to go on, as plain JSON. */
export const stateSchema = z.object({
  /** The last one is under way: a queue, on it the talk that it has come to, on that a queue of the one who replies. */
  frames: z.array(z.discriminatedUnion("kind", [queue, talk])),
  /** Turns so far. */
  turns: z.number(),
  /** Tools that were used, with what they found. */
  used: z.array(z.looseObject({ tool: z.string(), toolInput: z.unknown(), toolOutput: z.string() })),
  ended: z.array(z.object({ from: z.string(), to: z.string(), stop, summary: z.string() })),
});

export type State = z.infer<typeof stateSchema>;
export type Talk = z.infer<typeof talk>;
export type Queue = z.infer<typeof queue>;
export type Saying = z.infer<typeof saying>;
export type Call = z.infer<typeof call>;
export type Stop = z.infer<typeof stop>;

export const newTalk = (from: string, to: string): Talk => ({
  ...{ kind: "talk", from, to, said: [], counters: {}, passed: false, mistakes: 0, unaided: false },
});

export const beginning = (owner: string, question: string): State => ({
  frames: [{ kind: "queue", owner, nested: false, question, at: 0, summaries: [] }],
  ...{ turns: 0, used: [], ended: [] },
});

/** The state with another frame in place of the last one. */
export const withTop = (state: State, top: Talk | Queue): State => ({
  ...state,
  frames: [...state.frames.slice(0, -1), top],
});
