import { createServer } from "node:http";
import { VectorTrouble } from "./vector-core";

export interface VectorRequest {
  method: string;
  /** Decoded, without the query. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed JSON; a list where one JSON value stood on each line. */
  body: unknown;
}

export interface VectorReply {
  status: number;
  body?: unknown;
}

/** One service's paths and bodies. Trouble of the vectors themselves is told in that service's form by `explain`. */
export interface VectorDialect {
  answer(request: VectorRequest): VectorReply;
  explain(trouble: VectorTrouble): VectorReply;
}

export interface VectorServer {
  url: string;
  close(): Promise<void>;
}

/** A real HTTP server that keeps vectors and answers as one of the services does. */
export async function startVectorServer({ answer, explain }: VectorDialect): Promise<VectorServer> {
  const server = createServer({ keepAliveTimeout: 65_000 }, async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const url = new URL(incoming.url ?? "/", "http://server");
    const reply = attempt(() =>
      answer({
        ...{ method: incoming.method ?? "GET", path: decodeURIComponent(url.pathname), query: url.searchParams },
        ...{
          headers: incoming.headers,
          body: parse(Buffer.concat(chunks).toString(), incoming.headers["content-type"]),
        },
      }),
    );
    const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
    outgoing.writeHead(reply.status, {
      "content-type": typeof reply.body === "string" ? "text/plain" : "application/json",
    });
    outgoing.end(text);
  });
  const attempt = (work: () => VectorReply): VectorReply => {
    try {
      return work();
    } catch (error) {
      if (error instanceof VectorTrouble) return explain(error);
      return { status: 500, body: `The dialect failed: ${String(error)}` };
    }
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parse(text: string, type = ""): unknown {
  if (text === "") return undefined;
  if (!type.includes("ndjson")) return JSON.parse(text);
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
