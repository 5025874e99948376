import { STATUS_CODES } from "node:http";
import type { Dispatcher } from "undici";
import { AppError } from "@/domain/errors";

interface ToResponse {
  maxBytes: number;
  timeoutMs: number;
  /** When the whole exchange must be over, on the clock of `performance`. */
  deadline: number;
  url: URL;
  method: string;
  /** Turns what went wrong on the wire into what the caller sees. */
  explain(error: unknown): unknown;
}

/**
 * The answer as a `Response`. Event streams are passed on as they come; anything else is read at once, which is both
 * quicker and the simplest way to hold the byte limit.
 */
export async function toResponse(answer: Dispatcher.ResponseData, options: ToResponse): Promise<Response> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value !== undefined) headers.set(name, value);
  }
  const empty = options.method === "HEAD" || [204, 205, 304].includes(answer.statusCode);
  const body = empty ? null : isWhole(headers) ? await readWhole(answer, options) : passOn(answer, options);
  if (empty) await answer.body.dump();
  const statusText = STATUS_CODES[answer.statusCode] ?? "";
  const response = new Response(body, { status: answer.statusCode, statusText, headers });
  Object.defineProperty(response, "url", { value: options.url.href });
  return response;
}

function isWhole(headers: Headers): boolean {
  const type = headers.get("content-type") ?? "";
  return (
    type.startsWith("application/json") || (headers.has("content-length") && !type.startsWith("text/event-stream"))
  );
}

async function readWhole(answer: Dispatcher.ResponseData, options: ToResponse): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  const meter = createMeter(options);
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    meter(chunk);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function passOn(answer: Dispatcher.ResponseData, options: ToResponse): ReadableStream<Uint8Array> {
  // The iterator listens only once it is read; an error before that must not end the process.
  answer.body.on("error", () => undefined);
  const source: AsyncIterator<Buffer, undefined> = answer.body[Symbol.asyncIterator]();
  const meter = createMeter(options);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await source.next();
          if (done) return controller.close();
          meter(value);
          controller.enqueue(value);
        } catch (error) {
          answer.body.destroy();
          controller.error(options.explain(error));
        }
      },
      cancel: () => void answer.body.destroy(),
    },
    { highWaterMark: 0 },
  );
}

/** Throws once an answer has become too large or too late. */
function createMeter({ maxBytes, timeoutMs, deadline, url }: ToResponse): (chunk: Buffer) => void {
  let size = 0;
  return (chunk) => {
    size += chunk.length;
    if (size > maxBytes)
      throw new AppError("too_large", `${url.host} answers with more than ${Math.round(maxBytes / 1024 / 1024)} MB.`);
    if (performance.now() > deadline)
      throw new AppError("timed_out", `${url.host} took longer than ${Math.round(timeoutMs / 1000)} s.`);
  };
}
