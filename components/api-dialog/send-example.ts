import { exampleCall } from "./example-call";
import { predictionUrl, type RequestExample } from "./request-example";

/** What came back so far to the call that "Run it here" made. */
export interface ExampleResult {
  status: number;
  statusText: string;
  contentType: string;
  /** Milliseconds until the first byte of the body. */
  firstMs: number | undefined;
  /** Milliseconds until the end; absent while it still arrives. */
  totalMs: number | undefined;
  body: string;
}

const mostShown = 200_000;

/** What "Run it here" sends; undefined for calls that need a file, or more than one request. */
export function sendableBody(example: RequestExample): Readonly<Record<string, unknown>> | undefined {
  const call = exampleCall(example);
  return call.shape === "ask" || call.shape === "stream" ? call.body : undefined;
}

/**
 * Makes the call exactly as the snippets do, without this browser's session, and yields the result as it grows.
 * Rejects with `TypeError` when no answer came, and with the signal's reason when aborted.
 */
export async function* sendExample(example: RequestExample, signal: AbortSignal): AsyncGenerator<ExampleResult, void> {
  const begun = performance.now();
  const since = () => Math.round(performance.now() - begun);
  const headers = new Headers({ "content-type": "application/json" });
  if (example.key !== undefined) headers.set("authorization", `Bearer ${example.key}`);
  const response = await fetch(predictionUrl(example), {
    method: "POST",
    headers,
    body: JSON.stringify(sendableBody(example)),
    credentials: "omit",
    signal,
  });
  let result: ExampleResult = {
    status: response.status,
    statusText: response.statusText,
    contentType: response.headers.get("content-type") ?? "",
    firstMs: undefined,
    totalMs: undefined,
    body: "",
  };
  yield result;
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    const text = decoder.decode(chunk?.value, { stream: chunk?.done === false });
    result = { ...result, body: (result.body + text).slice(0, mostShown), firstMs: result.firstMs ?? since() };
    if (chunk === undefined || chunk.done) break;
    yield result;
  }
  yield { ...result, body: readable(result), totalMs: since() };
}

function readable({ body, contentType }: ExampleResult): string {
  if (!contentType.includes("json")) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
