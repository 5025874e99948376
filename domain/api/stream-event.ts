import type { HumanAction, StepStatus, TraceItem } from "./trace-item";

/**
 * What a run tells the world while it goes on. The engine yields these; SSE, JSON, the run log and the canvas are
 * consumers of the same list. Names follow Flowise's stream (contract: events of section 2.2) where it has them.
 */
export interface SourceDocument {
  pageContent: string;
  metadata: Record<string, unknown>;
  id?: string;
}
export interface UsedTool {
  tool: string;
  toolInput: unknown;
  toolOutput: string;
  error?: string;
  /** What it found and what it made, where a step of an agentflow keeps them apart by tool. */
  sourceDocuments?: SourceDocument[];
  artifacts?: { type: string; data: string }[];
}
export interface Usage {
  model?: string;
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  /** US dollars; absent when the price is not known. */
  cost?: number;
}
export interface FileAnnotation {
  filePath: string;
  fileName: string;
}

export type RunEvent =
  | { type: "start" }
  | { type: "token"; text: string }
  /** A piece of what an agent of a conversation is saying. The whole of it comes with the step's trace. */
  | { type: "agentToken"; nodeId: string; agentName: string; text: string }
  /** `duration`: seconds the thought took, told with its last piece. */
  | { type: "thinking"; text: string; duration?: number }
  | { type: "sourceDocuments"; documents: SourceDocument[] }
  | { type: "usedTools"; tools: UsedTool[] }
  | { type: "artifacts"; artifacts: { type: string; data: string }[] }
  | { type: "fileAnnotations"; annotations: FileAnnotation[] }
  | { type: "usage"; nodeId: string; usage: Usage }
  /** A node began, finished or failed. `ms` is its own time once it ended. */
  | {
      type: "step";
      nodeId: string;
      label: string;
      status: StepStatus;
      ms?: number;
      input?: unknown;
      output?: unknown;
      error?: string;
    }
  /** An agentflow's step ended, or waits: how the trace shows it. Comes after its `step`. */
  | { type: "trace"; item: TraceItem }
  /** A step waits for a person; it is told once nothing else goes on. */
  | { type: "action"; action: HumanAction };

/** What the ending node answered. `json` stands instead of `text` for structured answers. */
export interface Answer {
  text?: string;
  json?: unknown;
  sourceDocuments?: SourceDocument[];
  usedTools?: UsedTool[];
  artifacts?: { type: string; data: string }[];
  fileAnnotations?: FileAnnotation[];
  flowVariables?: Record<string, unknown>;
  /** Of an agentflow that waits for a person: what it waits for. */
  action?: HumanAction;
  /** What of the request had no effect, and the setting that would change that. */
  warnings?: string[];
}
