import type { ChosenService } from "@/domain/flow-settings/provider-settings";
import { isAppError } from "@/domain/errors";
import type { RunDesk } from "@/server/services/runs/run-desk";
import type { SpeechId } from "@/server/services/speech/active-speeches";
import { soundFormat, speak } from "@/server/services/speech/speak";
import { publicError } from "./error-response";

/** Whoever listens. */
export interface Listener {
  send(event: string, data: unknown): void;
  /** Waits until there is room for more; false when nobody listens any more. */
  room(): Promise<boolean>;
}

export interface Saying {
  desk: RunDesk;
  workspaceId: string;
  /** What it is stopped by. */
  id: SpeechId;
  service: ChosenService;
  text: string;
}

/** Prefix of every failure to read out, which clients know. */
export const speechFailurePrefix = "Error: textToSpeechController.generateTextToSpeech - ";

/** Reads a text out to whoever reads a stream. Never rejects: what goes wrong is an event of its own. */
export async function speakInto(sink: Listener, { desk, workspaceId, id, service, text }: Saying): Promise<void> {
  const chatMessageId = id.messageId;
  const speech = desk.speeches.begin(id);
  let begun = false;
  try {
    for await (const chunk of speak(desk.portsOf(workspaceId), service, text, speech.signal)) {
      if (!begun) sink.send("tts_start", { chatMessageId, format: soundFormat });
      begun = true;
      sink.send("tts_data", { chatMessageId, audioChunk: Buffer.from(chunk).toString("base64") });
      if (!(await sink.room())) return;
    }
    sink.send("tts_end", { chatMessageId });
  } catch (error) {
    if (speech.signal.aborted) return sink.send("tts_abort", { chatMessageId });
    if (!isAppError(error) || error.code === "internal") desk.log.error({ err: error }, "A text could not be read out");
    else desk.log.warn({ flowId: id.flowId, reason: error.message }, "A text could not be read out");
    sink.send("tts_error", { chatMessageId, error: speechFailurePrefix + publicError(error).message });
  } finally {
    speech.end();
  }
}
