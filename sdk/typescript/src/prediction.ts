import type { FileInput, UploadInput } from "./uploads.js";
import type { JsonObject } from "./json.js";

export interface SourceDocument {
  pageContent: string;
  metadata: JsonObject;
  id?: string;
}

export interface UsedTool {
  tool: string;
  toolInput: unknown;
  toolOutput: unknown;
  error?: string;
}

/** Where a run waits for a person, and what that person may choose. */
export interface HumanAction {
  id?: string;
  mapping?: JsonObject;
  elements?: { type: string; label: string }[];
  data?: JsonObject;
}

export interface HumanInput {
  type: "proceed" | "reject";
  startNodeId?: string;
  feedback?: string;
}

/** A message that is not stored; it stands before those of the session. */
export type HistoryMessage =
  | { role: "user" | "assistant" | "userMessage" | "apiMessage"; content: string }
  | { type: "userMessage" | "apiMessage"; message: string };

/** What a question may bring beside its text. */
export interface QuestionOptions {
  /** The conversation to go on with. */
  chatId?: string;
  /** The memory to use, when it is not that of the chat. Stands for `overrideConfig.sessionId`. */
  sessionId?: string;
  overrideConfig?: JsonObject;
  history?: readonly HistoryMessage[];
  /** Sent inside the question. */
  uploads?: readonly UploadInput[];
  /** Sent as a form, for nodes that read documents. */
  files?: readonly FileInput[];
  /** Values of a flow that begins with a form; then there is no question. */
  form?: JsonObject;
  /** The answer to a run that waits for a person. */
  humanInput?: HumanInput;
  action?: HumanAction;
  leadEmail?: string;
}

export interface PredictionData extends QuestionOptions {
  chatflowId: string;
  question?: string;
  streaming?: boolean;
}

export interface PredictionReply {
  text: string;
  /** Stands instead of `text` when the answer is structured. */
  json?: unknown;
  question?: string;
  chatId: string;
  chatMessageId: string;
  sessionId: string;
  memoryType?: string;
  isStreamValid?: boolean;
  sourceDocuments?: SourceDocument[];
  usedTools?: UsedTool[];
  artifacts?: { type: string; data: string }[];
  flowVariables?: JsonObject;
  /** Questions that might come next. Some servers send them as the JSON text of a list. */
  followUpPrompts?: string[] | string;
  usage?: JsonObject;
  /** Set when the run waits for a person. */
  action?: HumanAction;
  executionId?: string;
  agentFlowExecutedData?: JsonObject[];
  [key: string]: unknown;
}
