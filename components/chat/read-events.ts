import { type ChatEvent, readChatEvent } from "./chat-event";
import { ChatFailureError, interrupted } from "./chat-failure";
import { createSseParser } from "./sse-parser";

export interface ReadOptions {
  signal: AbortSignal;
  /** Silence after which the connection counts as lost, in milliseconds. The server writes at least every 15 s. */
  silenceMs?: number;
}

/** The events of a stream's body, up to and with `end`. Throws `interrupted` when it stops before. */
export async function* readEvents(response: Response, options: ReadOptions): AsyncGenerator<ChatEvent, void> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new ChatFailureError(interrupted());
  const parser = createSseParser();
  let answered = false;
  try {
    for (;;) {
      const chunk = await readChunk(reader, options);
      const frames = chunk === undefined ? parser.flush() : parser.push(chunk);
      for (const frame of frames) {
        const event = readChatEvent(frame);
        if (event === undefined) continue;
        yield event;
        if (event.type === "end") return;
        answered ||= event.type === "metadata" || event.type === "error";
      }
      if (chunk === undefined) break;
    }
  } finally {
    // Rejects when the connection is already gone, which is what it is here to bring about.
    await reader.cancel().catch(() => undefined);
  }
  if (!answered) throw new ChatFailureError(interrupted());
  yield { type: "end" };
}

/** The next bytes, or `undefined` at the end of the body. */
async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { signal, silenceMs = 50_000 }: ReadOptions,
): Promise<Uint8Array | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ChatFailureError(interrupted())), silenceMs);
  });
  try {
    const { done, value } = await Promise.race([reader.read(), silence]);
    return done ? undefined : value;
  } catch (error) {
    if (signal.aborted || error instanceof ChatFailureError) throw error;
    throw new ChatFailureError(interrupted(), { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
