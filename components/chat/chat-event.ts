import { z } from "zod";
import type { SourceDocument, StepStatus, UsedTool } from "@/domain/api/stream-event";
import type { SseFrame } from "./sse-parser";

/** A node of the flow that began or ended while the answer was made. */
export interface ChatStep {
  nodeId: string;
  label: string;
  status: StepStatus;
  /** Milliseconds, once it ended. */
  ms?: number;
  error?: string;
}

/** What the chat understands of a stream. Events it does not know are dropped by `readChatEvent`. */
export type ChatEvent =
  | { type: "start" }
  | { type: "token"; text: string }
  | { type: "thinking"; text: string }
  | { type: "json"; value: unknown }
  | { type: "sources"; documents: SourceDocument[] }
  | { type: "tools"; tools: UsedTool[] }
  | { type: "step"; step: ChatStep }
  | { type: "metadata"; metadata: ChatMetadata }
  | { type: "error"; message: string }
  | { type: "end" };

const text = z.string().min(1).optional().catch(undefined);
const metadataSchema = z.object({
  chatId: text,
  chatMessageId: text,
  sessionId: text,
  memoryType: text,
  text,
  json: z.unknown().optional(),
});
export type ChatMetadata = z.infer<typeof metadataSchema>;

const envelopeSchema = z.object({ event: z.string(), data: z.unknown() });
const stepStatuses = ["INPROGRESS", "FINISHED", "ERROR", "STOPPED", "TERMINATED"] as const;
const stepSchema = z.object({
  nodeId: z.string(),
  label: z.string().optional().catch(undefined),
  nodeLabel: z.string().optional().catch(undefined),
  status: z.enum(stepStatuses),
  ms: z.number().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
});
const documentSchema = z.object({
  pageContent: z.string().catch(""),
  metadata: z.record(z.string(), z.unknown()).catch({}),
  id: z.string().optional().catch(undefined),
});
const toolSchema = z.object({
  tool: z.string(),
  toolInput: z.unknown(),
  toolOutput: z.unknown().transform((value) => (typeof value === "string" ? value : JSON.stringify(value ?? ""))),
  error: z.string().optional().catch(undefined),
});

/** One frame of the stream as an event, or `undefined` for what the chat has no use for. */
export function readChatEvent(frame: SseFrame): ChatEvent | undefined {
  const envelope = envelopeSchema.safeParse(parseJson(frame.data));
  if (!envelope.success) return undefined;
  return toChatEvent(envelope.data.event, envelope.data.data);
}

/** The same for an event's name and payload. */
export function toChatEvent(name: string, data: unknown): ChatEvent | undefined {
  switch (name) {
    case "start":
      return { type: "start" };
    case "token":
      return typeof data === "string" ? { type: "token", text: data } : undefined;
    case "thinking":
      return typeof data === "string" ? { type: "thinking", text: data } : undefined;
    case "sourceDocuments":
      return { type: "sources", documents: readSources(data) };
    case "usedTools":
    case "calledTools":
      return { type: "tools", tools: readTools(data) };
    case "step":
    case "nextAgentFlow":
      return readStep(data);
    case "metadata":
      return { type: "metadata", metadata: metadataSchema.safeParse(data).data ?? {} };
    case "error":
      return { type: "error", message: readErrorText(data) };
    case "abort":
    case "end":
      return { type: "end" };
    default:
      return undefined;
  }
}

export const readSources = (data: unknown): SourceDocument[] => readList(documentSchema, data);
export const readTools = (data: unknown): UsedTool[] => readList(toolSchema, data);

function readList<T>(schema: z.ZodType<T>, data: unknown): T[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((item) => {
    const read = schema.safeParse(item);
    return read.success ? [read.data] : [];
  });
}

function readStep(data: unknown): ChatEvent | undefined {
  const read = stepSchema.safeParse(data);
  if (!read.success) return undefined;
  const { nodeId, label, nodeLabel, status, ms, error } = read.data;
  return { type: "step", step: { nodeId, label: label ?? nodeLabel ?? nodeId, status, ms, error } };
}

/** Wire errors carry the failing service's name in front, for compatible clients; a reader only wants the sentence. */
export function readErrorText(data: unknown): string {
  const raw = typeof data === "string" ? data : "";
  const plain = raw.replace(/^Error:\s*\S+\s+-\s+/, "").trim();
  return plain === "" ? "The flow failed without saying why." : plain;
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
