import { createStore, type StoreApi } from "zustand/vanilla";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { type ChatCaller, postJson } from "./chat-call";
import { readFailedResponse } from "./chat-failure";
import { readEvents } from "./read-events";
import { createSoundQueue, type SoundQueue } from "./sound-queue";
import type { SoundEvent } from "./sound-event";

export interface SpeakerState {
  /** The message that is being read out, or about to be. */
  messageId?: string;
  phase: "silent" | "loading" | "speaking";
  /** Why the last one could not be heard. */
  failure?: { messageId: string; message: string };
}

/** Reads answers out, one at a time. */
export interface Speaker {
  state: StoreApi<SpeakerState>;
  speak(message: { chatId: string; messageId: string; text: string }): Promise<void>;
  /** Sound that comes with the answer itself. */
  hear(sound: SoundEvent): void;
  stop(): void;
}

const unheard = msg("The answer could not be played here.");

export function createSpeaker(caller: () => ChatCaller): Speaker {
  const state = createStore<SpeakerState>(() => ({ phase: "silent" }));
  let queue: SoundQueue | undefined;
  let quiet: () => void = () => undefined;
  const end = (messageId: string, message?: string) => {
    queue?.stop();
    queue = undefined;
    state.setState({ phase: "silent", messageId: undefined, failure: message ? { messageId, message } : undefined });
  };
  const stop = () => {
    quiet();
    quiet = () => undefined;
    end("");
  };
  const begin = (messageId: string) => {
    stop();
    queue = createSoundQueue((failed) => end(messageId, failed ? t(unheard) : undefined));
    state.setState({ phase: "loading", messageId });
  };
  const hear = (sound: SoundEvent) => {
    switch (sound.kind) {
      case "start":
        if (state.getState().messageId !== sound.messageId || !queue) begin(sound.messageId);
        return;
      case "data":
        queue?.add(bytesOf(sound.base64));
        if (queue) state.setState({ phase: "speaking" });
        return;
      case "end":
        return queue?.close();
      case "failed":
        return end(state.getState().messageId ?? "", sound.message);
    }
  };
  return {
    ...{ state, hear, stop },
    async speak({ chatId, messageId, text }) {
      begin(messageId);
      const controller = new AbortController();
      const who = caller();
      const target = { chatflowId: who.flowId, chatId, chatMessageId: messageId };
      quiet = () => {
        controller.abort();
        void postJson(who, "/text-to-speech/abort", target).catch(() => undefined);
      };
      try {
        const { signal } = controller;
        const response = await postJson(who, "/text-to-speech/generate", { ...target, text }, { signal });
        if (!response.ok) return end(messageId, (await readFailedResponse(response, who.mode)).message);
        for await (const event of readEvents(response, { signal })) if (event.type === "sound") hear(event.sound);
      } catch {
        // The stream has no last word of its own beside that of its sound.
        if (!controller.signal.aborted && state.getState().phase === "loading") end(messageId, t(unheard));
      } finally {
        if (!controller.signal.aborted) quiet = () => undefined;
      }
    },
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(new ArrayBuffer(text.length));
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}
