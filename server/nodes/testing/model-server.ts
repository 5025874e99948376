import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { openAiDialect } from "./open-ai-dialect";
import { openAiResponsesDialect } from "./open-ai-responses-dialect";
import { anthropicDialect } from "./anthropic-dialect";
import { ollamaDialect } from "./ollama-dialect";
import { googleDialect } from "./google-dialect";

/** What the model does with one request. */
export interface Scripted {
  text?: string;
  tools?: { name: string; args: unknown }[];
  /** What the provider's own tools did before the answer, in the dialects that have such tools. */
  builtIn?: {
    search?: { query: string; pages: { url: string; title: string; said: string }[] };
    picture?: { prompt: string; base64: string };
    code?: { source: string; printed: string; files?: { containerId: string; fileId: string; name: string }[] };
  };
  /** Thinking before the answer; not in Ollama's dialect. */
  thinking?: string;
  /** An HTTP error instead of an answer. */
  status?: number;
  headers?: Record<string, string>;
  /** Sent as it is, with status 200. */
  raw?: string;
  /** Never answers; the test waits for the client to hang up. */
  hang?: boolean;
  /** Sends this many words of `text`, then cuts the connection. */
  cutAfter?: number;
  /** Sends this many words of `text`, then ends the answer politely, as a proxy does whose own upstream is gone. */
  endAfter?: number;
  /** Sends this many words of `text`, then goes silent. */
  stallAfter?: number;
}

export interface SeenRequest {
  path: string;
  headers: IncomingMessage["headers"];
  body: ModelRequest;
  /** Resolves when the client hung up before the answer was whole. */
  hungUp: Promise<void>;
}

export interface ModelRequest {
  model?: string;
  stream?: boolean;
  messages?: { role: string; content: unknown; [key: string]: unknown }[];
  [key: string]: unknown;
}

export interface Dialect {
  /** Whole answer as one JSON text. */
  whole(script: Scripted, request: ModelRequest): string;
  /** The same answer in pieces, each written on its own. */
  pieces(script: Scripted, request: ModelRequest): string[];
  contentType: string;
  error(status: number): string;
  /** Whether the path asks for a stream; without it the body says. */
  streams?(path: string): boolean;
}

const dialects: [string, Dialect][] = [
  ["/chat/completions", openAiDialect],
  ["/v1/responses", openAiResponsesDialect],
  ["/v1/messages", anthropicDialect],
  ["/api/chat", ollamaDialect],
  [":generateContent", googleDialect],
  [":streamGenerateContent", googleDialect],
];

export interface ModelServer {
  /** `http://127.0.0.1:port` */
  origin: string;
  requests: SeenRequest[];
  /** The next requests get these, in this order; after them the last one again. */
  script(...next: Scripted[]): void;
  /** Answers GET requests: path ending → body. */
  pages: Record<string, { status?: number; body: unknown }>;
  /** `fetch` that sends every request here, whatever host it names; the header `x-meant-for` says which. */
  fetch: typeof fetch;
  close(): Promise<void>;
}

/** A real HTTP server that speaks OpenAI's, Anthropic's, Ollama's and Google's dialects and misbehaves on demand. */
export async function startModelServer(): Promise<ModelServer> {
  const state: { queue: Scripted[] } = { queue: [{ text: "Hello." }] };
  const requests: SeenRequest[] = [];
  const pages: ModelServer["pages"] = {};
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });

  // A slow machine may come back to a connection after the five seconds that are usual.
  server.keepAliveTimeout = 60_000;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "/";
    const body = await readBody(request);
    const hungUp = new Promise<void>((resolve) => response.on("close", () => !response.writableEnded && resolve()));
    requests.push({ path, headers: request.headers, body, hungUp });
    const page = Object.entries(pages).find(([ending]) => path.endsWith(ending));
    if (page)
      return void response
        .writeHead(page[1].status ?? 200, { "content-type": "application/json" })
        .end(JSON.stringify(page[1].body));
    const dialect = dialects.find(([ending]) => path.split("?")[0]?.endsWith(ending))?.[1];
    if (!dialect) return void response.writeHead(404).end("{}");
    const script = (state.queue.length > 1 ? state.queue.shift() : state.queue[0]) ?? {};
    // Ollama streams unless told otherwise; the others only when asked.
    const streams = dialect.streams?.(path) ?? body.stream ?? dialect === ollamaDialect;
    await perform(script, dialect, { ...body, stream: streams }, response);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    requests,
    pages,
    script: (...next) => void (state.queue = next),
    fetch: (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const headers = new Headers(init?.headers);
      headers.set("x-meant-for", url.origin);
      return fetch(`${origin}${url.pathname}${url.search}`, { ...init, headers });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<ModelRequest> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? {} : JSON.parse(text);
}

async function perform(
  script: Scripted,
  dialect: Dialect,
  request: ModelRequest,
  response: ServerResponse,
): Promise<void> {
  if (script.hang) return;
  if (script.status) {
    return void response
      .writeHead(script.status, { "content-type": "application/json", ...script.headers })
      .end(dialect.error(script.status));
  }
  if (script.raw !== undefined) {
    return void response.writeHead(200, { "content-type": "application/json" }).end(script.raw);
  }
  if (!request.stream)
    return void response.writeHead(200, { "content-type": "application/json" }).end(dialect.whole(script, request));
  response.writeHead(200, { "content-type": dialect.contentType });
  const stop = script.cutAfter ?? script.endAfter ?? script.stallAfter;
  for (const [index, piece] of dialect.pieces(script, request).entries()) {
    if (index === stop) {
      // The bytes written so far have to leave before the connection goes.
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (script.cutAfter !== undefined) response.destroy();
      if (script.endAfter !== undefined) response.end();
      return;
    }
    response.write(piece);
  }
  response.end();
}
