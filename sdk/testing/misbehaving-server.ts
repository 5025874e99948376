import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface MisbehavingServer {
  origin: string;
  asked: Asked[];
  close(): Promise<void>;
}

export type Behaviour = (response: ServerResponse, asked: Asked) => void | Promise<void>;

/** A real server that does what servers and networks do on a bad day: one behaviour per call, the last one again. */
export async function startMisbehavingServer(...behaviours: Behaviour[]): Promise<MisbehavingServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      let body = "";
      for await (const piece of request) body += String(piece);
      const seen = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
      asked.push(seen);
      await behaviours[Math.min(asked.length, behaviours.length) - 1]?.(response, seen);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with a status and a body. */
export const refusing =
  (status: number, body: string, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    void response.writeHead(status, headers).end(body);

export interface Numbered {
  id?: string;
  event: string;
  data: unknown;
}

export const frameText = ({ id, event, data }: Numbered): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify({ event, data })}\n\n`;

/** Streams frames; `then` says what becomes of the connection after the last one. */
export const streaming =
  (frames: readonly Numbered[], then: "end" | "cut" | "stall" = "end", before = ""): Behaviour =>
  async (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    // Written, so that it has left before the connection goes.
    await new Promise((resolve) => response.write(before + frames.map(frameText).join(""), resolve));
    if (then === "end") response.end();
    if (then === "cut") setImmediate(() => response.destroy());
  };
