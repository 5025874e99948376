import type { IncomingMessage, ServerResponse } from "node:http";
import type { Runtime } from "@/server/runtime";
import { clientAddress } from "@/server/platform/client-address";
import { wholeOf } from "./error-response";
import { handleApi, isApiPath } from "./handle-api";
import { fromNode } from "./node-request";

/**
 * The quick door: answers requests below `/api/v1` straight from the HTTP server. False for every other path, which is
 * then Next's.
 */
export function createNodeDoor(runtime: Runtime) {
  return (message: IncomingMessage, response: ServerResponse): boolean => {
    const url = message.url ?? "/";
    const mark = url.indexOf("?");
    const path = mark === -1 ? url : url.slice(0, mark);
    if (!isApiPath(path)) return false;
    answer(runtime, message, response, path, mark === -1 ? "" : url.slice(mark)).catch((error: unknown) => {
      runtime.log.error({ err: error }, "An answer could not be written");
      response.destroy();
    });
    return true;
  };
}

async function answer(
  runtime: Runtime,
  message: IncomingMessage,
  response: ServerResponse,
  path: string,
  search: string,
): Promise<void> {
  const request = fromNode(message);
  const address = clientAddress(message.socket.remoteAddress, request.headers.get("x-forwarded-for"));
  const result = await handleApi(runtime, { request, path, query: new URLSearchParams(search), address });
  await writeResponse(result, response, request.method === "HEAD");
}

export async function writeResponse(result: Response, response: ServerResponse, headOnly: boolean): Promise<void> {
  const whole = wholeOf(result);
  if (whole && !headOnly) {
    response.writeHead(result.status, whole.headers).end(whole.text);
    return;
  }
  response.statusCode = result.status;
  for (const [name, value] of result.headers) if (name !== "set-cookie") response.setHeader(name, value);
  const cookies = result.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  if (result.body === null || headOnly) {
    await result.body?.cancel();
    response.end();
    return;
  }
  if (result.headers.get("content-type")?.startsWith("text/event-stream")) return pump(result.body, response);
  response.end(Buffer.from(await result.arrayBuffer()));
}

/** Passes a stream on at the reader's pace; when the reader goes, its source is told. */
async function pump(body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
  response.flushHeaders();
  const reader = body.getReader();
  const gone = new Promise<void>((resolve) => response.once("close", resolve));
  void gone.then(() => reader.cancel().catch(() => undefined));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!response.write(value))
        await Promise.race([gone, new Promise<void>((resolve) => response.once("drain", resolve))]);
    }
    response.end();
  } catch {
    // The source gave up on a reader that had stopped reading.
    response.destroy();
  }
}
