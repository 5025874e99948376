import { isObject, type JsonObject, parseLoosely } from "./json.js";
import type { Frame } from "./frames.js";
import type { HumanAction, SourceDocument, UsedTool } from "./prediction.js";

export type NodeStatus = "INPROGRESS" | "FINISHED" | "ERROR" | "STOPPED" | "TERMINATED";

/** Ids of what was kept, and what else belongs to the whole answer. */
export interface StreamMetadata {
  chatId?: string;
  chatMessageId?: string;
  question?: string;
  sessionId?: string;
  memoryType?: string;
  /** JSON text of a list. */
  followUpPrompts?: string;
  flowVariables?: JsonObject;
  action?: HumanAction;
  [key: string]: unknown;
}

interface Payloads {
  start: string;
  token: string;
  thinking: string;
  sourceDocuments: SourceDocument[];
  usedTools: UsedTool[];
  calledTools: unknown[];
  fileAnnotations: unknown[];
  artifacts: { type: string; data: string }[];
  /** A piece of what an agent of a conversation is saying to another. */
  agentToken: { nodeId: string; agentName: string; token: string };
  agentReasoning: unknown;
  nextAgent: string;
  agentFlowEvent: NodeStatus;
  nextAgentFlow: { nodeId: string; nodeLabel: string; status: NodeStatus; error?: string };
  agentFlowExecutedData: JsonObject[];
  action: HumanAction;
  usageMetadata: JsonObject;
  metadata: StreamMetadata;
  tts_start: JsonObject;
  tts_data: JsonObject;
  tts_end: JsonObject;
  /** Why there is no answer. */
  error: string;
  abort: string;
  /** Always last. */
  end: string;
}

/** An event of an answer's stream; `event` tells the type of `data`. Newer servers may send names not listed here. */
export type StreamEvent = {
  [Name in keyof Payloads]: { event: Name; data: Payloads[Name]; id?: string };
}[keyof Payloads];

/** A frame that carries no event (`[DONE]`, for one) gives undefined. */
export function streamEvent(frame: Frame): StreamEvent | undefined {
  const payload = parseLoosely(frame.data);
  if (!isObject(payload)) return undefined;
  const event = typeof payload.event === "string" ? payload.event : frame.event;
  // Some servers send the payload itself and name the event only in the frame.
  const data = "data" in payload ? payload.data : (payload.token ?? payload);
  // What each name carries is the server's contract; a reader that trusts it less checks `data` itself.
  return { event, data, ...(frame.id && { id: frame.id }) } as StreamEvent;
}
