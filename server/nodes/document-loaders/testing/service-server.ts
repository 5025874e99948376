import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createSafeFetch } from "@/server/platform/safe-fetch";

export interface Asked {
  method: string;
  /** With the host that was meant: `https://api.notion.com/v1/pages/1`. */
  url: URL;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Text and bytes go as they are, anything else as JSON. */
  body?: unknown;
}

/**
 * A web server that stands for every host: its `fetch` goes through the outbound guard to this machine, and `answer` says
 * what the meant host would reply.
 */
export async function startServiceServer(answer: (asked: Asked) => Reply | undefined) {
  const requests: Asked[] = [];
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const meant = new URL(decodeURIComponent(request.headers["x-meant"]?.toString() ?? ""));
      const { method = "GET", headers } = request;
      const asked = { method, url: meant, headers, body: Buffer.concat(pieces).toString() };
      requests.push(asked);
      const { status = 200, headers: own = {}, body } = answer(asked) ?? { status: 404 };
      const raw = typeof body === "string" || body instanceof Uint8Array;
      response.writeHead(status, { ...(!raw && { "content-type": "application/json" }), ...own });
      response.end(raw ? body : JSON.stringify(body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const guarded = createSafeFetch({ allowPrivateHosts: ["127.0.0.1"] });
  const meantFetch: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const headers = new Headers(init?.headers);
    headers.set("x-meant", encodeURIComponent(url));
    const response = await guarded.fetch(`${origin}/`, { ...init, headers });
    const { body, status } = response;
    return Object.defineProperty(new Response(body, { status, headers: response.headers }), "url", { value: url });
  };
  return {
    fetch: meantFetch,
    requests,
    async close() {
      await guarded.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type ServiceServer = Awaited<ReturnType<typeof startServiceServer>>;
