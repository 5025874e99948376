import { AppError, type ErrorCode, isAppError } from "@/domain/errors";
import { causesOf } from "./request-origins";

export interface FailedNode {
  id: string;
  label: string;
}

export interface Circumstances {
  /** Whose code threw. */
  thrower: FailedNode;
  /** The model that was asked meanwhile. Then an answer of an impossible shape is its provider's fault, not ours. */
  asked: FailedNode | undefined;
  now: Date;
}

/** What happens at a provider belongs to the model that was asked, whoever noticed it. */
const outside: ReadonlySet<string> = new Set<ErrorCode>(["upstream_failed", "rate_limited", "timed_out"]);

/**
 * Turns whatever a node threw into an error whose message the flow's author can act on. Providers' client libraries
 * differ in their errors' shapes; only what they share is read: a status, a code, a name, a cause.
 */
export function explainError(error: unknown, { thrower, asked, now }: Circumstances): AppError {
  const chain = causesOf(error);
  const known = chain.find(isAppError);
  const node = asked ?? thrower;
  if (known) return withNode(known, outside.has(known.code) ? node : thrower, error);
  const status = firstOf(chain, statusOf);
  if (status !== undefined) return refused(status, { error, chain, node, now });
  const wording = chain.map((link) => `${nameOf(link)} ${codeOf(link)} ${messageOf(link)}`).join("\n");
  const named = `“${node.label}”`;
  const failed = (code: "timed_out" | "upstream_failed", message: string): AppError =>
    new AppError(code, message, { cause: error, nodeId: node.id });
  if (/timed? ?out|TimeoutError|ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT/i.test(wording)) {
    return failed("timed_out", `The provider of ${named} took too long to answer. Try again, or raise its time limit.`);
  }
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|SELF_SIGNED/.test(wording)) {
    return failed(
      "upstream_failed",
      `The provider of ${named} cannot be reached. Check its address and that it is running.`,
    );
  }
  if (
    /ECONNRESET|EPIPE|UND_ERR_SOCKET|\bterminated\b|other side closed|premature close|socket hang up|Did not receive done|\baborted\b/i.test(
      wording,
    )
  ) {
    return failed("upstream_failed", `The provider of ${named} broke off its answer. Try again.`);
  }
  if (/fetch failed|connection error/i.test(wording)) {
    return failed(
      "upstream_failed",
      `The provider of ${named} cannot be reached. Check its address and that it is running.`,
    );
  }
  return unexpected(error, thrower, asked);
}

const errorsOfCode = new Set(["TypeError", "SyntaxError", "RangeError", "ReferenceError"]);

function unexpected(error: unknown, thrower: FailedNode, asked: FailedNode | undefined): AppError {
  const options = { cause: error, nodeId: thrower.id };
  if (error instanceof Error && !errorsOfCode.has(error.name)) {
    return new AppError("unprocessable", `“${thrower.label}”: ${clip(error.message)}`, options);
  }
  // A library that trips over an answer throws the same errors as a mistake of our own.
  return asked
    ? new AppError(
        "upstream_failed",
        `The provider of “${asked.label}” sent an answer that could not be understood. Check its address.`,
        { cause: error, nodeId: asked.id },
      )
    : new AppError("internal", `Something went wrong inside “${thrower.label}”.`, options);
}

function withNode(known: AppError, node: FailedNode, cause: unknown): AppError {
  if (known.nodeId !== undefined && known === cause) return known;
  const message = known.message.includes(node.label) ? known.message : `“${node.label}”: ${known.message}`;
  return new AppError(known.code, message, {
    cause,
    nature: known.nature,
    nodeId: known.nodeId ?? node.id,
    ...(known.retryAfter !== undefined && { retryAfter: known.retryAfter }),
  });
}

interface Refusal {
  error: unknown;
  chain: readonly object[];
  node: FailedNode;
  now: Date;
}

function refused(status: number, { error, chain, node, now }: Refusal): AppError {
  const named = `“${node.label}”`;
  const detail = firstOf(chain, providerMessage);
  const because = detail === undefined ? "." : `: ${clip(detail)}`;
  const author = { cause: error, nodeId: node.id, nature: "author" } as const;
  const world = { cause: error, nodeId: node.id, nature: "world" } as const;
  if (status === 401)
    return new AppError("upstream_failed", `The provider refused the key of ${named}. Check its credential.`, author);
  if (status === 403)
    return new AppError(
      "upstream_failed",
      `The provider does not allow this to ${named}${because} Check its credential.`,
      author,
    );
  if (status === 404)
    return new AppError(
      "upstream_failed",
      `The provider of ${named} does not know this model or address${because}`,
      author,
    );
  if (status === 408 || status === 504)
    return new AppError("timed_out", `The provider of ${named} took too long to answer. Try again.`, world);
  if (status === 429) return limited(chain, node, now, error);
  if (status >= 500)
    return new AppError("upstream_failed", `The provider of ${named} failed (${status}). Try again later.`, world);
  return new AppError("upstream_failed", `The provider of ${named} refused the request (${status})${because}`, author);
}

function limited(chain: readonly object[], node: FailedNode, now: Date, cause: unknown): AppError {
  const retryAfter = firstOf(chain, (link) => secondsToWait(headerOf(link, "retry-after"), now));
  const spent = chain.some((link) => codeOf(link) === "insufficient_quota");
  const advice =
    retryAfter === undefined
      ? "Try again later."
      : `Try again in ${retryAfter} ${retryAfter === 1 ? "second" : "seconds"}.`;
  const message = spent
    ? `The account behind “${node.label}” has no quota left at its provider.`
    : `The provider of “${node.label}” is limiting requests. ${advice}`;
  return new AppError("rate_limited", message, {
    cause,
    nodeId: node.id,
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/** `Retry-After` is a number of seconds or a date. */
function secondsToWait(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

function headerOf(link: object, name: string): string | undefined {
  const holder =
    "headers" in link
      ? link.headers
      : "response" in link && isObject(link.response) && "headers" in link.response
        ? link.response.headers
        : undefined;
  if (holder instanceof Headers) return holder.get(name) ?? undefined;
  if (!isObject(holder)) return undefined;
  const value: unknown = Object.entries(holder).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof value === "string" ? value : undefined;
}

function statusOf(link: object): number | undefined {
  const response = "response" in link && isObject(link.response) ? link.response : {};
  const candidates: unknown[] = [
    property(link, "status"),
    property(link, "statusCode"),
    property(link, "status_code"),
    property(response, "status"),
  ];
  return candidates.find((value): value is number => typeof value === "number" && value >= 400 && value <= 599);
}

/** The provider's own words: `{error: {message}}`, `{error: "…"}` or the library's message without its status. */
function providerMessage(link: object): string | undefined {
  const body = property(link, "error");
  const inner = isObject(body) ? (property(body, "error") ?? body) : body;
  const text = isObject(inner) ? property(inner, "message") : inner;
  if (typeof text === "string" && text !== "") return text;
  const own =
    messageOf(link)
      .replace(/^\d{3} /, "")
      .split("\n\nTroubleshooting URL")[0] ?? "";
  return own === "" ? undefined : own;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const property = (link: object, name: string): unknown =>
  name in link ? (link as Record<string, unknown>)[name] : undefined;
const textProperty = (link: object, name: string): string => {
  const value = property(link, name);
  return typeof value === "string" ? value : "";
};
const nameOf = (link: object): string => textProperty(link, "name");
const codeOf = (link: object): string => textProperty(link, "code");
const messageOf = (link: object): string => textProperty(link, "message");

function firstOf<T>(chain: readonly object[], read: (link: object) => T | undefined): T | undefined {
  for (const link of chain) {
    const value = read(link);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** One line, not too long, ending as a sentence does. */
function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const short = line.length > 300 ? `${line.slice(0, 300)}…` : line;
  return /[.…?]$/.test(short) ? short : `${short}.`;
}
