import type { z } from "zod";
import { AppError, isAppError } from "@/domain/errors";
import type { NodeTools } from "@/server/engine/ports";
import { longestRetryWaitMs, retryAfterMs } from "./retry-after";

export interface JsonPost<T> {
  /** Who is asked, for error texts: `Cohere`, or the address the person typed. */
  provider: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  /** Reads what comes back. */
  reads: z.ZodType<T>;
  tools: Pick<NodeTools, "fetch">;
  signal: AbortSignal;
  /** Milliseconds until an attempt is given up. */
  timeout?: number | undefined;
}

const attempts = 4;

/**
 * Sends JSON to a provider and reads its answer. Too many requests and failures of the server are tried again, after as
 * long as the provider asks for if that is not too long. Rejects with a sentence that says what to mend.
 */
export async function postJson<T>(post: JsonPost<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    post.signal.throwIfAborted();
    const outcome = await send(post);
    if ("value" in outcome) return outcome.value;
    const wait = outcome.retryAfter ?? 500 * 2 ** attempt;
    if (!outcome.passing || attempt === attempts || wait > longestRetryWaitMs) throw outcome.error;
    await pause(wait, post.signal);
  }
}

type Outcome<T> = { value: T } | { error: AppError; passing: boolean; retryAfter?: number | undefined };

async function send<T>(post: JsonPost<T>): Promise<Outcome<T>> {
  const { provider, signal } = post;
  try {
    const response = await fetchOnce(post);
    if (!response.ok) return await refusal(response, provider);
    const read = post.reads.safeParse(await response.json().catch(() => undefined));
    if (read.success) return { value: read.data };
    const message = `${provider} sent something else than was asked for. Check the address and the model.`;
    return { error: new AppError("upstream_failed", message, { cause: read.error }), passing: false };
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (isAppError(cause)) throw cause;
    const late = cause instanceof Error && cause.name === "TimeoutError";
    const message = late
      ? `${provider} took longer than ${post.timeout} ms. Allow it more time, or send less at once.`
      : `${provider} could not be reached. Check the address.`;
    return { error: new AppError("upstream_failed", message, { cause }), passing: !late };
  }
}

function fetchOnce<T>({ url, headers, body, tools, signal, timeout }: JsonPost<T>): Promise<Response> {
  const signals = timeout === undefined ? [signal] : [signal, AbortSignal.timeout(timeout)];
  return tools.fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.any(signals),
  });
}

async function refusal(response: Response, provider: string): Promise<Outcome<never>> {
  const { status } = response;
  const said = (await response.text().catch(() => "")).slice(0, 4_000);
  const refuse = (message: string, passing = false): Outcome<never> => ({
    error: new AppError("upstream_failed", message),
    passing,
    retryAfter: retryAfterMs(response.headers),
  });
  if (status === 401 || status === 403)
    return refuse(`${provider} refused the key. Check the credential of this node.`);
  if (status === 429) return refuse(`${provider} asks to wait: there were too many requests. Try again later.`, true);
  const reason = reasonIn(said);
  return refuse(`${provider} answered ${status}${reason ? `: ${reason}` : "."}`, status >= 500);
}

/** The sentence in a provider's error, wherever it keeps it. */
function reasonIn(text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return /^\s*</.test(text) ? "" : text.trim().slice(0, 300);
  }
  for (const key of ["error", "message", "detail", "error_message"]) {
    if (typeof value !== "object" || value === null || !(key in value)) continue;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
    if (typeof value === "string") return value.slice(0, 300);
  }
  return "";
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", end);
      resolve();
    }, ms);
    signal.addEventListener("abort", end, { once: true });
  });
