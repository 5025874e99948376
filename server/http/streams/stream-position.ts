import { isUuid } from "@/server/platform/ids";

/** How much of a run's answer its frames have told so far. */
export interface StreamPosition {
  /** Characters of the answer. */
  said: number;
  /** Characters of what the model thought. */
  thought: number;
  /** Tools that were used. */
  tools: number;
  /** Bits of `once`. */
  parts: number;
}

/** What a stream tells at most once, and its bit. */
export const once = {
  start: 1,
  sourceDocuments: 2,
  artifacts: 4,
  fileAnnotations: 8,
  usageMetadata: 16,
  metadata: 32,
  error: 64,
  end: 128,
} as const;

export interface EventId {
  runId: string;
  /** Which frame of the run it is, from 1; 0 for one that was made again from what is stored. */
  frame: number;
  position: StreamPosition;
}

/** The id of an event says all that is needed to go on after it, even when nothing but the stored answer is left. */
export const formatEventId = ({ runId, frame, position: { said, thought, tools, parts } }: EventId): string =>
  `${runId}:${frame}:${said}.${thought}.${tools}.${parts}`;

const shape = /^([0-9a-f-]{36}):(\d{1,9}):(\d{1,9})\.(\d{1,9})\.(\d{1,9})\.(\d{1,3})$/;

export function parseEventId(text: string): EventId | undefined {
  const [, runId = "", frame, said, thought, tools, parts] = shape.exec(text) ?? [];
  if (!isUuid(runId)) return undefined;
  const position = { said: Number(said), thought: Number(thought), tools: Number(tools), parts: Number(parts) };
  return { runId, frame: Number(frame), position };
}
