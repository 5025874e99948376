import type { FileAnnotation, SourceDocument, Usage, UsedTool } from "@/domain/api/stream-event";
import { type SaidTurn, saying, type Speaking } from "./agent-talk";
import type { Artifact } from "./answer-part";
import type { ChatEvent, ChatStep } from "./chat-event";
import type { ChatFailure } from "./chat-failure";
import { type Given, isDecision } from "./given";
import type { OpenAction } from "./open-action";
import type { SentFile } from "./sent-file";

export type ReplyStatus = "waiting" | "streaming" | "done" | "stopped" | "failed";
export type Rating = "THUMBS_UP" | "THUMBS_DOWN";

export interface Judgement {
  rating: Rating;
  comment: string;
}

/** What came back to a question so far. */
export interface Reply {
  status: ReplyStatus;
  text: string;
  /** Stands instead of `text` for structured answers. */
  json?: unknown;
  /** What agents of a conversation have said to each other, and what one of them is saying. */
  talk: SaidTurn[];
  speaking?: Speaking;
  thinking: string;
  /** Seconds, once the thinking is over. */
  thinkingSeconds?: number;
  steps: ChatStep[];
  tools: UsedTool[];
  sources: SourceDocument[];
  artifacts: Artifact[];
  annotations: FileAnnotation[];
  /** Questions that might come next. */
  followUps: string[];
  usage?: Usage;
  failure?: ChatFailure;
  /** What the run waits for. */
  action?: OpenAction;
  /** How that ended; `elsewhere`: not in this chat. */
  decided?: "proceed" | "reject" | "elsewhere";
  /** Of an agentflow: the run. */
  executionId?: string;
  /** The stored message's id. */
  messageId?: string;
  judgement?: Judgement;
  /** Milliseconds from asking to the end. */
  ms?: number;
  /** The last event that is in this reply, for a server that is asked to go on after it. */
  at?: string;
  /** The connection is lost and being looked for. */
  reconnecting?: boolean;
}

/** One question and its reply. Asking again replaces the reply. */
export interface Exchange {
  id: string;
  /** What was asked, or how what was given reads. */
  question: string;
  /** Is sent in place of the question. */
  given?: Given;
  files: SentFile[];
  /** Milliseconds since 1970. */
  askedAt: number;
  /** Names this asking, so that the server never answers it twice. */
  key?: string;
  reply: Reply;
}

export const emptyReply = (): Reply => ({
  status: "waiting",
  text: "",
  talk: [],
  thinking: "",
  steps: [],
  tools: [],
  sources: [],
  artifacts: [],
  annotations: [],
  followUps: [],
});

export const isPending = (reply: Reply): boolean => reply.status === "waiting" || reply.status === "streaming";

/** Within this time a question whose answer never began may be sent again without its author. */
const repeatableMs = 5 * 60_000;

/** Whether the rest of an answer that was arriving when the page went away can be had. */
export const canResume = ({ reply, key, files, askedAt }: Exchange, now = Date.now()): boolean =>
  isPending(reply) &&
  (reply.at !== undefined ||
    (key !== undefined && files.length === 0 && reply.status === "waiting" && now - askedAt < repeatableMs));

/** Whether the same may be asked again: a decision only when it has not arrived, a run that waits not at all. */
export function canRepeat({ given, reply: { action, failure } }: Exchange): boolean {
  if (action) return false;
  return !isDecision(given) || (failure !== undefined && failure.kind !== "flow");
}

/** The reply after one more event of its stream. A reply that has ended stays as it is. */
export function applyEvent(reply: Reply, event: ChatEvent): Reply {
  if (!isPending(reply)) return reply;
  const next = change(reply, event);
  const { at = next.at, type } = event;
  const reconnecting = type === "connection" && event.lost;
  if (at === next.at && reconnecting === (next.reconnecting ?? false)) return next;
  return { ...next, at, reconnecting: reconnecting || undefined };
}

function change(reply: Reply, event: ChatEvent): Reply {
  switch (event.type) {
    case "start":
    case "sound":
    case "connection":
      return reply;
    case "token":
      return event.text === "" ? reply : { ...reply, status: "streaming", text: reply.text + event.text };
    case "agentToken":
      return { ...reply, status: "streaming", speaking: saying(reply.speaking, event) };
    case "talk":
      return { ...reply, talk: event.turns, speaking: undefined };
    case "thinking":
      return think(reply, event.text, event.duration);
    case "json":
      return { ...reply, status: "streaming", json: event.value };
    case "sources":
      return { ...reply, sources: event.documents };
    case "tools":
      return { ...reply, tools: addNew(reply.tools, event.tools) };
    case "artifacts":
      return { ...reply, artifacts: addNew(reply.artifacts, event.artifacts) };
    case "annotations":
      return { ...reply, annotations: addNew(reply.annotations, event.annotations) };
    case "usage":
      return { ...reply, usage: event.usage };
    case "step":
      return { ...reply, steps: addStep(reply.steps, event.step) };
    case "action":
      return { ...reply, action: event.action };
    case "metadata":
      return withMetadata(reply, event.metadata);
    case "error":
      return fail(reply, { kind: "flow", message: event.message });
    case "end":
      return { ...reply, status: "done" };
  }
}

/** Ends the reply with a failure, blamed on the node that failed last. What had arrived is kept. */
export function fail(reply: Reply, failure: ChatFailure): Reply {
  if (!isPending(reply)) return reply;
  const failed = reply.steps.findLast((step) => step.status === "ERROR");
  return {
    ...reply,
    steps: closeSteps(reply.steps),
    status: "failed",
    reconnecting: undefined,
    failure: { nodeId: failed?.nodeId, ...failure },
  };
}

/** Ends the reply because its reader asked for it. */
export function stop(reply: Reply): Reply {
  if (!isPending(reply)) return reply;
  return { ...reply, steps: closeSteps(reply.steps), status: "stopped", reconnecting: undefined };
}

const closeSteps = (steps: ChatStep[]): ChatStep[] =>
  steps.map((step) => (step.status === "INPROGRESS" ? { ...step, status: "TERMINATED" } : step));

/** A model may think more than once; the times add up. */
function think(reply: Reply, text: string, duration: number | undefined): Reply {
  const thinkingSeconds = duration === undefined ? reply.thinkingSeconds : (reply.thinkingSeconds ?? 0) + duration;
  return { ...reply, thinking: reply.thinking + text, thinkingSeconds };
}

function withMetadata(reply: Reply, metadata: Extract<ChatEvent, { type: "metadata" }>["metadata"]): Reply {
  const { chatMessageId: messageId = reply.messageId, followUpPrompts: followUps = reply.followUps } = metadata;
  const { executionId = reply.executionId, usage = reply.usage } = metadata;
  const next = { ...reply, messageId, followUps, usage, ...(executionId !== undefined && { executionId }) };
  if (next.text !== "" || next.json !== undefined) return next;
  // An answer that was not streamed piece by piece arrives whole in the metadata.
  if (metadata.json !== undefined) return { ...next, json: metadata.json };
  return metadata.text === undefined ? next : { ...next, text: metadata.text };
}

/** Servers may send the list so far or only what is new; the same thing is shown once. */
function addNew<T>(known: T[], more: T[]): T[] {
  const seen = new Set(known.map((item) => JSON.stringify(item)));
  return [...known, ...more.filter((item) => !seen.has(JSON.stringify(item)))];
}

/**
 * A step that is under way is completed in place; a node visited again gets a line of its own. Some streams tell an
 * ending twice, the second time with less.
 */
function addStep(steps: ChatStep[], step: ChatStep): ChatStep[] {
  const at = steps.findLastIndex((known) => known.nodeId === step.nodeId);
  const known = steps[at];
  if (known === undefined || (known.status !== "INPROGRESS" && step.status === "INPROGRESS")) return [...steps, step];
  return steps.with(at, { ...step, ms: step.ms ?? known.ms, error: step.error ?? known.error });
}
