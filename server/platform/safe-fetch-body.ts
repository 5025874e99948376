import type { Dispatcher } from "undici";
import { AppError } from "@/domain/errors";

interface ToResponse {
  maxBytes: number;
  url: URL;
  method: string;
  /** Called once, when the exchange is over either way. */
  settle(): void;
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
  if (body === null || body instanceof Uint8Array) options.settle();
  const response = new Response(body, { status: answer.statusCode, headers });
  Object.defineProperty(response, "url", { value: options.url.href });
  return response;
}

function isWhole(headers: Headers): boolean {
  const type = headers.get("content-type") ?? "";
  return type.startsWith("application/json") || (headers.has("content-length") && !type.startsWith("text/event-stream"));
}

async function readWhole(answer: Dispatcher.ResponseData, options: ToResponse): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > options.maxBytes) throw tooLarge(options);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function passOn(answer: Dispatcher.ResponseData, options: ToResponse): ReadableStream<Uint8Array> {
  // The iterator listens only once it is read; an error before that must not end the process.
  answer.body.on("error", () => undefined);
  const source: AsyncIterator<Buffer, undefined> = answer.body[Symbol.asyncIterator]();
  let size = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await source.next();
          if (done) {
            options.settle();
            controller.close();
            return;
          }
          size += value.length;
          if (size > options.maxBytes) throw tooLarge(options);
          controller.enqueue(value);
        } catch (error) {
          answer.body.destroy();
          options.settle();
          controller.error(options.explain(error));
        }
      },
      cancel() {
        options.settle();
        answer.body.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

const tooLarge = ({ maxBytes, url }: ToResponse): AppError =>
  new AppError("too_large", `${url.host} answers with more than ${Math.round(maxBytes / 1024 / 1024)} MB.`);
