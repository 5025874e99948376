import { AppError } from "@/domain/errors";

/** The same request, whose body fails with `too_large` once more than `maxBytes` of it have been read. */
export function withBodyLimit(request: Request, maxBytes: number): Request {
  if (!request.body) return request;
  let read = 0;
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        read += chunk.byteLength;
        if (read > maxBytes)
          controller.error(
            new AppError("too_large", `The request is larger than ${Math.floor(maxBytes / 1_000_000)} MB.`),
          );
        else controller.enqueue(chunk);
      },
    }),
  );
  const init: RequestInit & { duplex: "half" } = {
    body: counted,
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    duplex: "half",
  };
  return new Request(request.url, init);
}
