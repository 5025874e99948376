import { setTimeout as sleep } from "node:timers/promises";
import { apiHeaders } from "./error-response";

/** Writes one server-sent event to one reader. */
export interface EventSink {
  /** `flat` keys stand beside `event` and `data` for readers that look there. */
  send(event: string, data: unknown, flat?: Readonly<Record<string, unknown>>): void;
  /** Frames that were made before. */
  pass(frames: string): void;
  /** False once nobody reads any more. */
  isOpen(): boolean;
  /** Waits until the reader has taken most of what was sent; false when nobody reads any more. For what is large. */
  room(): Promise<boolean>;
}

/**
 * One line of JSON per event; the envelope's own keys cannot be overwritten by flat ones. `id` is what a reader that was
 * cut off names when it comes back.
 */
export const frame = (event: string, data: unknown, flat?: Readonly<Record<string, unknown>>, id?: string): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify({ event, data, ...flat, ...(flat && { event, data }) })}\n\n`;

const usualHeartbeatMs = 15_000;
/** A reader that lets this much wait is dropped. What it was reading of goes on without it. */
const maxWaitingBytes = 1024 * 1024;
/** What is large waits for its reader from here on. */
const roomyBytes = maxWaitingBytes / 4;
const encoder = new TextEncoder();

export const streamHeaders: Readonly<Record<string, string>> = {
  ...apiHeaders,
  "content-type": "text/event-stream",
  "cache-control": "no-cache",
  connection: "keep-alive",
  "x-accel-buffering": "no",
};

/** Where a stream's text goes. */
export interface StreamTarget {
  write(text: string): void;
  /** Bytes written that the reader has not taken yet. */
  waiting(): number;
  end(): void;
  /** Breaks the stream off. */
  drop(): void;
}

export interface OpenStream {
  headers: Readonly<Record<string, string>>;
  /** Begins the work; returns what to call when the reader has gone. */
  start(target: StreamTarget): () => void;
}

/** A Response's body costs several hops for each piece, so that the quick door is told how to do without. */
const streams = new WeakMap<Response, OpenStream>();

export const streamOf = (response: Response): OpenStream | undefined => streams.get(response);

/**
 * An event stream that ends when `work` does; it begins when somebody reads. Events of one tick leave in one write.
 * `work` is never interrupted: when the reader has gone, what it sends is dropped, and `gone` says so to work that would
 * otherwise never end.
 */
export function eventStream(
  work: (sink: EventSink, gone: AbortSignal) => Promise<void>,
  headers: Readonly<Record<string, string>> = {},
  heartbeatMs = usualHeartbeatMs,
): Response {
  const stream: OpenStream = {
    headers: { ...streamHeaders, ...headers },
    start(target) {
      const leaving = new AbortController();
      const writer = createWriter(target, heartbeatMs, () => leaving.abort());
      void work(writer, leaving.signal).finally(() => writer.end());
      return writer.stop;
    },
  };
  const response = new Response(bodyOf(stream), { headers: stream.headers });
  streams.set(response, stream);
  return response;
}

function bodyOf(stream: OpenStream): ReadableStream<Uint8Array> {
  let gone: (() => void) | undefined;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        gone ??= stream.start({
          write: (text) => controller.enqueue(encoder.encode(text)),
          waiting: () => -(controller.desiredSize ?? 0),
          end: () => controller.close(),
          drop: () => controller.error(new Error("The reader has stopped reading.")),
        });
      },
      cancel: () => gone?.(),
    },
    { highWaterMark: 0, size: (chunk) => chunk.byteLength },
  );
}

interface Writer extends EventSink {
  /** Sends what is left and closes. */
  end(): void;
  /** Nobody reads any more. */
  stop(): void;
}

function createWriter(target: StreamTarget, heartbeatMs: number, onStop: () => void): Writer {
  let collected = "";
  let scheduled = false;
  let open = true;
  const stop = () => {
    open = false;
    clearInterval(heartbeat);
    onStop();
  };
  const flush = () => {
    scheduled = false;
    if (!open || collected === "") return;
    if (target.waiting() > maxWaitingBytes) {
      stop();
      target.drop();
      return;
    }
    target.write(collected);
    collected = "";
  };
  const write = (text: string) => {
    if (!open) return;
    collected += text;
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  };
  const heartbeat = setInterval(() => write(":heartbeat\n\n"), heartbeatMs);
  return {
    send: (event, data, flat) => write(frame(event, data, flat)),
    pass: write,
    isOpen: () => open,
    async room() {
      flush();
      while (open && target.waiting() > roomyBytes) await sleep(20);
      return open;
    },
    end() {
      flush();
      if (open) target.end();
      stop();
    },
    stop,
  };
}
