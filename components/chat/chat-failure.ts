import { z } from "zod";
import { t } from "@/components/words/t";
import { readErrorText } from "./chat-event";

/** Why an answer did not come, as far as the person in front of it can act on the difference. */
export type ChatFailureKind =
  /** The request never got an answer. */
  | "offline"
  /** The connection was lost while the answer was arriving. */
  | "interrupted"
  /** No session, or no valid key. */
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "rate_limited"
  /** A file of the question could not be read, here in the browser. */
  | "unreadable"
  /** The flow ran and failed, or could not be run as it is. */
  | "flow"
  /** The server failed. */
  | "server";

export interface ChatFailure {
  kind: ChatFailureKind;
  message: string;
  /** The node that failed. */
  nodeId?: string;
  /** Seconds to wait before trying again. */
  retryAfter?: number;
}

/** Carries a `ChatFailure` out of the stream. */
export class ChatFailureError extends Error {
  override readonly name = "ChatFailureError";
  readonly failure: ChatFailure;
  /** Trying again by oneself is of no use. */
  readonly final: boolean;

  constructor(failure: ChatFailure, options?: ErrorOptions, final = false) {
    super(failure.message, options);
    this.failure = failure;
    this.final = final;
  }
}

export const offline = (): ChatFailure => ({
  kind: "offline",
  message: t("The server could not be reached. Check the connection, then try again."),
});

export const interrupted = (): ChatFailure => ({
  kind: "interrupted",
  message: t("The connection was lost while the answer was arriving."),
});

const bodySchema = z.object({
  message: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
});

/** Reads a reply with a failing status. `mode` decides what "not allowed" means to the person asking. */
export async function readFailedResponse(response: Response, mode: "internal" | "public"): Promise<ChatFailure> {
  const said = sentenceOf(await response.text().catch(() => ""));
  const kind = kindOf(response.status);
  switch (kind) {
    case "unauthenticated":
      return {
        kind,
        message:
          mode === "internal"
            ? t("You are signed out. Sign in again to go on.")
            : t("This chat is not public. It answers only with an API key that is allowed to use it."),
      };
    case "not_found":
      return { kind, message: t("This flow does not exist any more, or you have no access to it.") };
    case "rate_limited":
      return {
        kind,
        message: said ?? t("Too many questions in a short time."),
        retryAfter: readRetryAfter(response.headers),
      };
    case "forbidden":
      return { kind, message: said ?? t("This chat is not available here.") };
    default:
      return { kind, message: said ?? t("The server failed with status {status}.", { status: response.status }) };
  }
}

function kindOf(status: number): ChatFailureKind {
  if (status === 401) return "unauthenticated";
  if (status === 403) return "forbidden";
  if (status === 404) return "not_found";
  if (status === 429) return "rate_limited";
  return status === 502 || status === 503 || status === 504 ? "server" : "flow";
}

function readRetryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? "");
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}

/** The sentence in a JSON error body or a short plain one. Pages made by proxies are nothing to show. */
function sentenceOf(body: string): string | undefined {
  const trimmed = body.trim();
  if (trimmed === "") return undefined;
  try {
    const read = bodySchema.safeParse(JSON.parse(trimmed));
    const message = read.success ? (read.data.message ?? read.data.error) : undefined;
    return message === undefined ? undefined : readErrorText(message);
  } catch {
    return trimmed.startsWith("<") || trimmed.length > 400 ? undefined : trimmed;
  }
}
