import type { SourceDocument, UsedTool } from "@/domain/api/stream-event";
import type { ChatEvent, ChatStep } from "./chat-event";
import type { ChatFailure } from "./chat-failure";

export type ReplyStatus = "waiting" | "streaming" | "done" | "stopped" | "failed";

/** What came back to a question so far. */
export interface Reply {
  status: ReplyStatus;
  text: string;
  /** Stands instead of `text` for structured answers. */
  json?: unknown;
  thinking: string;
  steps: ChatStep[];
  tools: UsedTool[];
  sources: SourceDocument[];
  failure?: ChatFailure;
  /** The stored message's id. */
  messageId?: string;
  /** Milliseconds from asking to the end. */
  ms?: number;
}

/** One question and its reply. Asking again replaces the reply. */
export interface Exchange {
  id: string;
  question: string;
  /** Milliseconds since 1970. */
  askedAt: number;
  reply: Reply;
}

export const emptyReply = (): Reply => ({
  status: "waiting",
  text: "",
  thinking: "",
  steps: [],
  tools: [],
  sources: [],
});

export const isPending = (reply: Reply): boolean => reply.status === "waiting" || reply.status === "streaming";

/** The reply after one more event of its stream. A reply that has ended stays as it is. */
export function applyEvent(reply: Reply, event: ChatEvent): Reply {
  if (!isPending(reply)) return reply;
  switch (event.type) {
    case "start":
      return reply;
    case "token":
      return event.text === "" ? reply : { ...reply, status: "streaming", text: reply.text + event.text };
    case "thinking":
      return { ...reply, thinking: reply.thinking + event.text };
    case "json":
      return { ...reply, status: "streaming", json: event.value };
    case "sources":
      return { ...reply, sources: event.documents };
    case "tools":
      return { ...reply, tools: addTools(reply.tools, event.tools) };
    case "step":
      return { ...reply, steps: addStep(reply.steps, event.step) };
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
    failure: { nodeId: failed?.nodeId, ...failure },
  };
}

/** Ends the reply because its reader asked for it. */
export function stop(reply: Reply): Reply {
  if (!isPending(reply)) return reply;
  return { ...reply, steps: closeSteps(reply.steps), status: "stopped" };
}

const closeSteps = (steps: ChatStep[]): ChatStep[] =>
  steps.map((step) => (step.status === "INPROGRESS" ? { ...step, status: "TERMINATED" } : step));

function withMetadata(reply: Reply, metadata: Extract<ChatEvent, { type: "metadata" }>["metadata"]): Reply {
  const next = metadata.chatMessageId === undefined ? reply : { ...reply, messageId: metadata.chatMessageId };
  if (next.text !== "" || next.json !== undefined) return next;
  // An answer that was not streamed piece by piece arrives whole in the metadata.
  if (metadata.json !== undefined) return { ...next, json: metadata.json };
  return metadata.text === undefined ? next : { ...next, text: metadata.text };
}

/** Servers may send the list so far or only what is new; the same call is shown once. */
function addTools(known: UsedTool[], more: UsedTool[]): UsedTool[] {
  const seen = new Set(known.map((tool) => JSON.stringify(tool)));
  return [...known, ...more.filter((tool) => !seen.has(JSON.stringify(tool)))];
}

/** A step that is under way is completed in place; a node visited again gets a line of its own. */
function addStep(steps: ChatStep[], step: ChatStep): ChatStep[] {
  const at = steps.findLastIndex((known) => known.nodeId === step.nodeId);
  return steps[at]?.status === "INPROGRESS" ? steps.with(at, step) : [...steps, step];
}
