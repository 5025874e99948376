import { z } from "zod";
import { t } from "@/components/words/t";
import type { FileAnnotation, SourceDocument, Usage, UsedTool } from "@/domain/api/stream-event";
import type { StepStatus } from "@/domain/api/trace-item";
import {
  type Artifact,
  readAction,
  readAnnotations,
  readArtifacts,
  readPrompts,
  readSources,
  readTools,
  readUsage,
} from "./answer-part";
import { readAgentToken, readTalk, type SaidTurn } from "./agent-talk";
import type { OpenAction } from "./open-action";
import { readSound, type SoundEvent } from "./sound-event";
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

type ChatNews =
  | { type: "start" }
  | { type: "token"; text: string }
  /** A piece of what one of several agents says to the others. */
  | { type: "agentToken"; nodeId: string; name: string; text: string }
  /** All that agents have said to each other so far. */
  | { type: "talk"; turns: SaidTurn[] }
  /** `duration`: seconds the thought took, told with its last piece. */
  | { type: "thinking"; text: string; duration?: number }
  | { type: "json"; value: unknown }
  | { type: "sources"; documents: SourceDocument[] }
  | { type: "tools"; tools: UsedTool[] }
  | { type: "artifacts"; artifacts: Artifact[] }
  | { type: "annotations"; annotations: FileAnnotation[] }
  | { type: "usage"; usage: Usage }
  | { type: "step"; step: ChatStep }
  /** The run waits for a person. */
  | { type: "action"; action: OpenAction }
  | { type: "sound"; sound: SoundEvent }
  | { type: "metadata"; metadata: ChatMetadata }
  /** The stream broke off and is being taken up again, or was. Told by the client, not by the server. */
  | { type: "connection"; lost: boolean }
  | { type: "error"; message: string }
  | { type: "end" };

/** What the chat understands of a stream. Events it does not know are dropped by `readChatEvent`. */
export type ChatEvent = ChatNews & {
  /** Names the event to a server that is asked to go on after it. */
  at?: string;
};

const text = z.string().min(1).optional().catch(undefined);
const metadataSchema = z.object({
  chatId: text,
  chatMessageId: text,
  sessionId: text,
  memoryType: text,
  executionId: text,
  /** What was asked; of a recording, what was understood. */
  question: text,
  text,
  json: z.unknown().optional(),
  followUpPrompts: z.unknown().transform(readPrompts).optional(),
  usage: z.unknown().transform(readUsage).optional(),
});
export type ChatMetadata = Partial<z.infer<typeof metadataSchema>>;

const envelopeSchema = z.object({
  event: z.string(),
  data: z.unknown(),
  duration: z.number().optional().catch(undefined),
});
const stepStatuses = ["INPROGRESS", "FINISHED", "ERROR", "STOPPED", "TERMINATED"] as const;
const stepSchema = z.object({
  nodeId: z.string(),
  label: z.string().optional().catch(undefined),
  nodeLabel: z.string().optional().catch(undefined),
  status: z.enum(stepStatuses),
  ms: z.number().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
});

/** One frame of the stream as an event, or `undefined` for what the chat has no use for. */
export function readChatEvent(frame: SseFrame): ChatEvent | undefined {
  const envelope = envelopeSchema.safeParse(parseJson(frame.data));
  if (!envelope.success) return undefined;
  const { event: name, data, duration } = envelope.data;
  const event = name === "thinking" ? readThinking(data, duration) : toChatEvent(name, data);
  return event && frame.id !== undefined ? { ...event, at: frame.id } : event;
}

/** The same for an event's name and payload. */
export function toChatEvent(name: string, data: unknown): ChatEvent | undefined {
  switch (name) {
    case "start":
      return { type: "start" };
    case "token":
      return typeof data === "string" ? { type: "token", text: data } : undefined;
    case "agentToken": {
      const said = readAgentToken(data);
      return said && { type: "agentToken", ...said };
    }
    case "agentReasoning":
      return { type: "talk", turns: readTalk(data) };
    case "thinking":
      return readThinking(data, undefined);
    case "sourceDocuments":
      return { type: "sources", documents: readSources(data) };
    case "usedTools":
    case "calledTools":
      return { type: "tools", tools: readTools(data) };
    case "artifacts":
      return { type: "artifacts", artifacts: readArtifacts(data) };
    case "fileAnnotations":
      return { type: "annotations", annotations: readAnnotations(data) };
    case "step":
    case "nextAgentFlow":
      return readStep(data);
    case "action": {
      const action = readAction(data);
      return action && { type: "action", action };
    }
    case "metadata":
      return { type: "metadata", metadata: readMetadata(data) };
    case "error":
      return { type: "error", message: readErrorText(data) };
    case "abort":
    case "end":
      return { type: "end" };
    case "usageMetadata": {
      const usage = readUsage(data);
      return usage && { type: "usage", usage };
    }
    default: {
      const sound = readSound(name, data);
      return sound && { type: "sound", sound };
    }
  }
}

/** Only what is there. */
export function readMetadata(data: unknown): ChatMetadata {
  const read = metadataSchema.safeParse(data);
  return read.success ? Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined)) : {};
}

function readThinking(data: unknown, duration: number | undefined): ChatEvent | undefined {
  if (typeof data !== "string") return undefined;
  return { type: "thinking", text: data, ...(duration !== undefined && { duration }) };
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
  return plain === "" ? t("The flow failed without saying why.") : plain;
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
