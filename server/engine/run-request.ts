import type { Answer, Usage } from "@/domain/api/stream-event";
import type { AppError } from "@/domain/errors";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { AgentflowRequest, PausedAt } from "./agentflow/agentflow-run";
import type { HistoryMessage } from "./ports";

/** A saved version of a flow. Versions never change, so whatever is built from one can be kept under its id. */
export interface FlowToRun {
  id: string;
  versionId: string;
  kind: FlowKind;
  document: FlowDocument;
}

/** One question to one flow. Ids are the caller's business; the engine makes none up. */
export interface RunRequest {
  runId: string;
  question: string;
  chatId: string;
  /** Memory key. See `PreparedFlow.memory` for a session that the flow itself fixes. */
  sessionId: string;
  /** Messages the caller sent along, oldest first. */
  history: readonly HistoryMessage[];
  /** Tokens are wanted as they come. Their concatenation is the answer's text. */
  streaming: boolean;
  /** Ignored but for what `overrideRules` allow. */
  overrideConfig?: Readonly<Record<string, unknown>>;
  overrideRules?: OverrideRules;
  /** Values in place of the workspace's variables; only names that `overrideRules` enable count. */
  vars?: Readonly<Record<string, unknown>>;
  /** Text of files that came with the question: `{{file_attachment}}`, and put before the question. */
  attachedText?: string;
  /** Images that came with the question, for models that are let see them. */
  images?: readonly RequestImage[];
  /** Milliseconds; default 120,000. */
  timeLimitMs?: number;
  /** What only agentflows are asked with. */
  agentflow?: AgentflowRequest;
}

/** An image on its way to a model, fetched only when a model gets it. */
export interface RequestImage {
  name: string;
  load(signal: AbortSignal): Promise<{ mime: string; base64: string }>;
}

/** Which values callers may replace, set by the flow's owner. Nodes are named by label, as in Flowise. */
export interface OverrideRules {
  status: boolean;
  nodes?: Readonly<Record<string, readonly OverrideSwitch[]>>;
  variables?: readonly OverrideSwitch[];
}

export interface OverrideSwitch {
  name: string;
  enabled: boolean;
}

export type RunResult =
  | {
      status: "finished";
      answer: Answer;
      /** Sum over all models that reported theirs. */
      usage?: Usage;
      /** Names of overrides that had no effect, so that a caller can be told. */
      ignoredOverrides: readonly string[];
      /** Of an agentflow: as its steps left it. */
      state?: Readonly<Record<string, unknown>>;
    }
  | { status: "failed"; error: AppError }
  | { status: "aborted" }
  /** Everything that is left waits for a person. Chatflows never pause. */
  | {
      status: "paused";
      /** What the first waiting step asks, and the action that answers it. */
      answer: Answer;
      waiting: readonly PausedAt[];
      usage?: Usage;
      ignoredOverrides: readonly string[];
    };
