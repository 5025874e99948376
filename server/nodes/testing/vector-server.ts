import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { z } from "zod";

export interface VectorRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

export interface VectorServer {
  origin: string;
  requests: VectorRequest[];
  /** Answers the next requests with these instead. */
  fail(...next: { status: number; headers?: Record<string, string>; body?: unknown; hang?: boolean }[]): void;
  /** As if every provider lived here; `x-meant-for` says which was meant. */
  fetch: typeof fetch;
  close(): Promise<void>;
}

/** How often each letter occurs, so that the same words are near. */
export function letters(text: string): number[] {
  const counts = Array.from({ length: 26 }, () => 0);
  for (const letter of text.toLowerCase()) {
    const place = letter.charCodeAt(0) - 97;
    if (place >= 0 && place < 26) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

const texts = z.array(z.string());
const googleBody = z.object({
  requests: z.array(z.object({ content: z.object({ parts: z.tuple([z.object({ text: z.string() })]) }) })),
});
const rerankBody = z.object({ query: z.string(), documents: texts });

type Answer = (body: Record<string, unknown>) => unknown;

/** OpenAI's form, in an order that is not the texts'. */
const openAi: Answer = ({ input }) => ({
  data: texts
    .parse(input)
    .map((text, index) => ({ index, embedding: letters(text) }))
    .toReversed(),
});
const rerank =
  (key: "results" | "data"): Answer =>
  (body) => {
    const { query, documents } = rerankBody.parse(body);
    const asked = query.toLowerCase().split(/\W+/);
    const score = (text: string) => asked.filter((word) => word && text.toLowerCase().includes(word)).length;
    return {
      [key]: documents.map((text, index) => ({ index, relevance_score: score(text) / asked.length })),
    };
  };

const answers: readonly [RegExp, Answer][] = [
  [/\/embeddings(\?|$)/, openAi],
  [/\/v2\/embed$/, (body) => ({ embeddings: { float: texts.parse(body["texts"]).map(letters) } })],
  [/\/api\/embed$/, (body) => ({ embeddings: texts.parse(body["input"]).map(letters) })],
  [
    /:batchEmbedContents$/,
    (body) => ({
      embeddings: googleBody.parse(body).requests.map(({ content }) => ({ values: letters(content.parts[0].text) })),
    }),
  ],
  [/feature-extraction$/, (body) => texts.parse(body["inputs"]).map(letters)],
  [/voyageai\.com.*rerank$/, rerank("data")],
  [/rerank$/, rerank("results")],
];

/** A real HTTP server that speaks the dialects of embeddings and of reranking. */
export async function startVectorServer(): Promise<VectorServer> {
  const requests: VectorRequest[] = [];
  let failures: Parameters<VectorServer["fail"]> = [];
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    void (async () => {
      const path = request.url ?? "/";
      const body = await readJson(request);
      requests.push({ path, headers: request.headers, body });
      const failure = failures.shift();
      if (failure?.hang) return;
      const meant = `${String(request.headers["x-meant-for"])}${path}`;
      const answer = answers.find(([pattern]) => pattern.test(meant))?.[1];
      const status = failure?.status ?? (answer ? 200 : 404);
      response.writeHead(status, { "content-type": "application/json", ...failure?.headers });
      response.end(JSON.stringify(failure ? (failure.body ?? {}) : (answer?.(body) ?? {})));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    origin,
    requests,
    fail: (...next) => void (failures = next),
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

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text || "{}"));
}
