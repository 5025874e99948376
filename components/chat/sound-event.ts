import { z } from "zod";

/** An answer being read out: its sound, piece by piece. */
export type SoundEvent =
  | { kind: "start"; messageId: string }
  | { kind: "data"; base64: string }
  | { kind: "end" }
  | { kind: "failed"; message: string };

const schema = z.object({
  chatMessageId: z.string().catch(""),
  audioChunk: z.string().catch(""),
  error: z.string().catch(""),
});

/** An event of a stream that carries sound, or `undefined` for any other. */
export function readSound(name: string, data: unknown): SoundEvent | undefined {
  if (!name.startsWith("tts_")) return undefined;
  const read = schema.safeParse(data);
  if (!read.success) return undefined;
  switch (name) {
    case "tts_start":
      return { kind: "start", messageId: read.data.chatMessageId };
    case "tts_data":
      return { kind: "data", base64: read.data.audioChunk };
    case "tts_end":
    case "tts_abort":
      return { kind: "end" };
    case "tts_error":
      return { kind: "failed", message: read.data.error.replace(/^Error:\s*\S+\s+-\s+/, "") };
    default:
      return undefined;
  }
}
