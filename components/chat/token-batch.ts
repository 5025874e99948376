import type { ChatEvent } from "./chat-event";

/** A piece of text that is shown as it comes. */
export type TextEvent = Extract<ChatEvent, { type: "token" | "agentToken" }>;

export interface TokenBatch {
  add(event: TextEvent): void;
  /** Hands on what is waiting, at once. */
  flush(): void;
}

/**
 * Gathers tokens and hands them on about thirty times a second: a fast model sends hundreds, and each costs a drawing of
 * the whole answer. Not tied to animation frames, which stop in hidden tabs.
 */
export function createTokenBatch(handOn: (event: TextEvent) => void, everyMs = 33): TokenBatch {
  let waiting: TextEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const pieces = waiting;
    waiting = [];
    for (const piece of pieces) handOn(piece);
  };
  return {
    add(event) {
      waiting = withPiece(waiting, event);
      timer ??= setTimeout(flush, everyMs);
    },
    flush,
  };
}

/** What belongs together becomes one piece. The last of all names the event that everything before came with. */
function withPiece(waiting: readonly TextEvent[], event: TextEvent): TextEvent[] {
  const { at: latest } = waiting.at(-1) ?? {};
  const known = waiting.findLast(({ type }) => type === event.type);
  const joins = known && speakerOf(known) === speakerOf(event);
  const piece = { ...event, text: joins ? known.text + event.text : event.text, at: event.at ?? latest };
  const others = waiting.filter((one) => !joins || one !== known).map(({ at: _at, ...one }) => one);
  return [...others, piece];
}

const speakerOf = (event: TextEvent): string => (event.type === "agentToken" ? event.nodeId : "");
