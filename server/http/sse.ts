import { apiHeaders } from "./error-response";

/** Writes one server-sent event to one reader. */
export interface EventSink {
  /** `flat` keys stand beside `event` and `data` for readers that look there. */
  send(event: string, data: unknown, flat?: Readonly<Record<string, unknown>>): void;
}

/** One line of JSON per event; the envelope's own keys cannot be overwritten by flat ones. */
export const frame = (event: string, data: unknown, flat?: Readonly<Record<string, unknown>>): string =>
  `event: ${event}\ndata: ${JSON.stringify({ event, data, ...flat, ...(flat && { event, data }) })}\n\n`;

const heartbeatMs = 15_000;
/** A reader that lets this much wait is dropped. What it was reading of goes on without it. */
const maxWaitingBytes = 1024 * 1024;
const encoder = new TextEncoder();

export const streamHeaders: Readonly<Record<string, string>> = {
  ...apiHeaders,
  "content-type": "text/event-stream",
  "cache-control": "no-cache",
  connection: "keep-alive",
  "x-accel-buffering": "no",
};

/**
 * An event stream that ends when `work` does. Events of one tick leave in one write. `work` is never interrupted: when
 * the reader has gone, what it sends is dropped.
 */
export function eventStream(
  work: (sink: EventSink) => Promise<void>,
  headers: Readonly<Record<string, string>> = {},
): Response {
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const writer = createWriter(controller);
        stop = writer.stop;
        void work(writer).finally(() => writer.end());
      },
      cancel: () => stop(),
    },
    { highWaterMark: maxWaitingBytes, size: (chunk) => chunk.byteLength },
  );
  return new Response(body, { headers: { ...streamHeaders, ...headers } });
}

interface Writer extends EventSink {
  /** Sends what waits and closes. */
  end(): void;
  /** Nobody reads any more. */
  stop(): void;
}

function createWriter(controller: ReadableStreamDefaultController<Uint8Array>): Writer {
  let waiting = "";
  let scheduled = false;
  let open = true;
  const stop = () => {
    open = false;
    clearInterval(heartbeat);
  };
  const flush = () => {
    scheduled = false;
    if (!open || waiting === "") return;
    const chunk = encoder.encode(waiting);
    waiting = "";
    if ((controller.desiredSize ?? 0) < chunk.byteLength) {
      stop();
      controller.error(new Error("The reader has stopped reading."));
      return;
    }
    controller.enqueue(chunk);
  };
  const write = (text: string) => {
    if (!open) return;
    waiting += text;
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  };
  const heartbeat = setInterval(() => write(":heartbeat\n\n"), heartbeatMs);
  return {
    send: (event, data, flat) => write(frame(event, data, flat)),
    end() {
      flush();
      if (open) controller.close();
      stop();
    },
    stop,
  };
}
