import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createSafeFetch } from "@/server/platform/safe-fetch";

export interface Asked {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Text and bytes go as they are, anything else as JSON. */
  body?: unknown;
}

/** A web server on this machine, and the `fetch` of steps that reaches it through the outbound guard. */
export async function startWebServer(answer: (asked: Asked) => Reply | Promise<Reply>) {
  const requests: Asked[] = [];
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", async () => {
      const { method = "", url = "", headers } = request;
      const asked = { method, url, headers, body: Buffer.concat(pieces).toString() };
      requests.push(asked);
      const { status = 200, headers: own = {}, body = {} } = await answer(asked);
      const raw = typeof body === "string" || body instanceof Uint8Array;
      response.writeHead(status, { ...(!raw && { "content-type": "application/json" }), ...own });
      response.end(raw ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const guarded = createSafeFetch({ allowPrivateHosts: ["127.0.0.1"] });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fetch: guarded.fetch,
    requests,
    async close() {
      await guarded.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type WebServer = Awaited<ReturnType<typeof startWebServer>>;
