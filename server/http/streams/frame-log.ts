import { frame } from "../sse";
import { formatEventId, type StreamPosition } from "./stream-position";

/** Whose stream it is. */
export interface StreamOwner {
  runId: string;
  flowId: string;
  chatId: string;
  /** From the canvas, so that no caller of the flow may read it. */
  internal: boolean;
}

/** Where the events of a run are told. */
export interface FrameSink {
  /** `position` is what has been told once this frame is read. `flat` keys stand beside `event` and `data`. */
  send(event: string, data: unknown, position: StreamPosition, flat?: Readonly<Record<string, unknown>>): void;
}

/** The frames of one run as they were sent, for as long as somebody may come back for them. */
export interface FrameLog extends FrameSink {
  /** Known once the run has begun; frames before that have no id. */
  owner: StreamOwner | undefined;
  /** No frame comes any more. */
  close(): void;
  closed: Promise<void>;
  /** Characters it keeps. */
  size(): number;
  /** Nothing of it had to be let go. */
  isWhole(): boolean;
  /** Whether the frame was sent with exactly this id. Undefined: it is not kept any more. */
  knows(number: number, id: string): boolean | undefined;
  /** Passes on every frame after the given one, then those to come; ends with the log, or when the signal aborts. */
  follow(after: number, write: (text: string) => void, signal?: AbortSignal): Promise<void>;
}

/** A run that says more than this cannot be taken up in its middle while it goes on, only once it has ended. */
const maxSize = 4_000_000;

const aborted = (signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));

/** @param made These frames repeat what is stored, so that their numbers mean nothing. */
export function createFrameLog({ made = false } = {}): FrameLog {
  const readers = new Set<(text: string) => void>();
  let kept: { id: string | undefined; text: string }[] = [];
  /** Frames that went before the kept ones. */
  let gone = 0;
  let size = 0;
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => (close = resolve));
  const log: FrameLog = {
    owner: undefined,
    send(event, data, position, flat) {
      const number = made ? 0 : gone + kept.length + 1;
      const id = log.owner && formatEventId({ runId: log.owner.runId, frame: number, position });
      const text = frame(event, data, flat, id);
      if (size + text.length > maxSize) {
        gone += kept.length;
        [kept, size] = [[], 0];
      }
      kept.push({ id, text });
      size += text.length;
      for (const write of readers) write(text);
    },
    close: () => close(),
    closed,
    size: () => size,
    isWhole: () => gone === 0,
    knows: (number, id) => (number > gone ? kept[number - gone - 1]?.id === id : undefined),
    async follow(after, write, signal) {
      for (const { text } of kept.slice(Math.max(0, after - gone))) write(text);
      readers.add(write);
      await Promise.race(signal ? [closed, aborted(signal)] : [closed]);
      readers.delete(write);
    },
  };
  return log;
}
