import type { IncomingMessage, ServerResponse } from "node:http";
import type { Runtime } from "@/server/runtime";
import { clientAddress } from "@/server/platform/client-address";
import { wholeOf } from "./error-response";
import { apiPath } from "./api-path";
import { handleApi } from "./handle-api";
import { fromNode } from "./node-request";
import { type OpenStream, streamOf } from "./sse";

/**
 * The quick door: answers requests of the API straight from the HTTP server. False for every other path, which is
 * then Next's.
 */
export function createNodeDoor(runtime: Runtime) {
  return (message: IncomingMessage, response: ServerResponse): boolean => {
    const url = message.url ?? "/";
    const mark = url.indexOf("?");
    const path = mark === -1 ? url : url.slice(0, mark);
    if (apiPath(path) === undefined) return false;
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
    // With its length said, head and body leave in one write instead of as chunks.
    const length = Buffer.byteLength(whole.text);
    response.writeHead(result.status, { ...whole.headers, "content-length": length }).end(whole.text);
    return;
  }
  const stream = streamOf(result);
  if (stream && !headOnly) return passOn(stream, response);
  response.statusCode = result.status;
  for (const [name, value] of result.headers) if (name !== "set-cookie") response.setHeader(name, value);
  const cookies = result.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  if (result.body === null || headOnly) {
    await result.body?.cancel();
    response.end();
    return;
  }
  response.end(Buffer.from(await result.arrayBuffer()));
}

function passOn(stream: OpenStream, response: ServerResponse): void {
  response.writeHead(200, stream.headers);
  response.flushHeaders();
  const gone = stream.start({
    write: (text) => void response.write(text),
    waiting: () => response.writableLength,
    end: () => void response.end(),
    drop: () => void response.destroy(),
  });
  response.once("close", gone);
}
