import { AppError } from "@/domain/errors";

/** Texts that are being read out in this process, so that their listeners can stop them. */
export interface ActiveSpeeches {
  begin(speech: SpeechId): { signal: AbortSignal; stop(): void; end(): void };
  /** Stops reading a message out. */
  abort(speech: SpeechId): void;
}

export interface SpeechId {
  flowId: string;
  chatId: string;
  messageId: string;
}

export function createActiveSpeeches(): ActiveSpeeches {
  const active = new Map<AbortController, SpeechId>();
  return {
    begin(speech) {
      const controller = new AbortController();
      active.set(controller, speech);
      return {
        signal: controller.signal,
        stop: () => controller.abort(stopped()),
        end: () => void active.delete(controller),
      };
    },
    abort({ flowId, chatId, messageId }) {
      for (const [controller, speech] of active) {
        const meant = speech.flowId === flowId && speech.chatId === chatId && speech.messageId === messageId;
        if (meant) controller.abort(stopped());
      }
    },
  };
}

const stopped = (): AppError => new AppError("aborted", "Stopped by the listener.");
