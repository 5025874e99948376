import { z } from "zod";
import { type ChatEvent, readChatEvent, readErrorText, readSources, readTools } from "./chat-event";
import { ChatFailureError, interrupted, offline, readFailedResponse } from "./chat-failure";
import { createSseParser } from "./sse-parser";

export interface AskRequest {
  flowId: string;
  chatId: string;
  question: string;
  /** `internal` runs the newest saved version with the member's session; `public` runs the published one. */
  mode: "internal" | "public";
  /** Sent as a Bearer token in public mode. */
  apiKey?: string;
}

export interface AskOptions {
  signal: AbortSignal;
  /** Address in front of `/api/v1`; empty for this origin. */
  baseUrl?: string;
  /** Silence after which the connection counts as lost, in milliseconds. The server writes at least every 30 s. */
  silenceMs?: number;
  fetch?: typeof fetch;
}

/**
 * Asks a flow and yields its answer as it arrives, ending with `end`.
 * Throws `ChatFailureError` for what stops it and the signal's reason when aborted. An `error` event in the stream is
 * yielded, not thrown, because events before it (steps, partial text) stay valid.
 */
export async function* askFlow(request: AskRequest, options: AskOptions): AsyncGenerator<ChatEvent, void> {
  const response = await send(request, options);
  if (!response.ok) throw new ChatFailureError(await readFailedResponse(response, request.mode));
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("text/event-stream")) {
    yield* readJsonAnswer(response);
    return;
  }
  yield* readStream(response, options);
}

/** Tells the server to stop the run of a conversation. Failure is not reported: the stream is closed anyway. */
export async function abortRun(
  target: { flowId: string; chatId: string },
  options: { baseUrl?: string; fetch?: typeof fetch } = {},
): Promise<void> {
  const send = options.fetch ?? fetch;
  const path = `/api/v1/chatmessage/abort/${encodeURIComponent(target.flowId)}/${encodeURIComponent(target.chatId)}`;
  await send(`${options.baseUrl ?? ""}${path}`, { method: "PUT", keepalive: true }).catch(() => undefined);
}

async function send(request: AskRequest, options: AskOptions): Promise<Response> {
  const route = request.mode === "internal" ? "internal-prediction" : "prediction";
  const headers = new Headers({ "content-type": "application/json" });
  if (request.mode === "internal") headers.set("x-request-from", "internal");
  else if (request.apiKey !== undefined && request.apiKey !== "")
    headers.set("authorization", `Bearer ${request.apiKey}`);
  try {
    return await (options.fetch ?? fetch)(
      `${options.baseUrl ?? ""}/api/v1/${route}/${encodeURIComponent(request.flowId)}`,
      {
        method: "POST",
        headers,
        body: JSON.stringify({ question: request.question, chatId: request.chatId, streaming: true }),
        signal: options.signal,
        credentials: "same-origin",
      },
    );
  } catch (error) {
    if (options.signal.aborted) throw error;
    throw new ChatFailureError(offline, { cause: error });
  }
}

async function* readStream(response: Response, options: AskOptions): AsyncGenerator<ChatEvent, void> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new ChatFailureError(interrupted);
  const parser = createSseParser();
  let answered = false;
  try {
    for (;;) {
      const chunk = await readChunk(reader, options);
      const frames = chunk === undefined ? parser.flush() : parser.push(chunk);
      for (const frame of frames) {
        const event = readChatEvent(frame);
        if (event === undefined) continue;
        yield event;
        if (event.type === "end") return;
        answered ||= event.type === "metadata" || event.type === "error";
      }
      if (chunk === undefined) break;
    }
  } finally {
    // Rejects when the connection is already gone, which is what it is here to bring about.
    await reader.cancel().catch(() => undefined);
  }
  if (!answered) throw new ChatFailureError(interrupted);
  yield { type: "end" };
}

/** The next bytes, or `undefined` at the end of the body. */
async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  options: AskOptions,
): Promise<Uint8Array | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ChatFailureError(interrupted)), options.silenceMs ?? 90_000);
  });
  try {
    const { done, value } = await Promise.race([reader.read(), silence]);
    return done ? undefined : value;
  } catch (error) {
    if (options.signal.aborted || error instanceof ChatFailureError) throw error;
    throw new ChatFailureError(interrupted, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

const answerSchema = z.object({
  text: z.string().optional().catch(undefined),
  json: z.unknown().optional(),
  sourceDocuments: z.unknown().optional(),
  usedTools: z.unknown().optional(),
  success: z.boolean().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  chatId: z.string().optional().catch(undefined),
  chatMessageId: z.string().optional().catch(undefined),
  sessionId: z.string().optional().catch(undefined),
  memoryType: z.string().optional().catch(undefined),
});

/** A flow that cannot stream answers with one JSON body, also when a stream was asked for. */
async function* readJsonAnswer(response: Response): AsyncGenerator<ChatEvent, void> {
  const body: unknown = await response.json().catch(() => undefined);
  const read = answerSchema.safeParse(body);
  if (!read.success)
    throw new ChatFailureError({ kind: "server", message: "The server sent an answer that cannot be read." });
  const answer = read.data;
  if (answer.success === false) {
    yield { type: "error", message: readErrorText(answer.message) };
  } else {
    if (answer.usedTools !== undefined) yield { type: "tools", tools: readTools(answer.usedTools) };
    if (answer.json !== undefined) yield { type: "json", value: answer.json };
    else if (answer.text !== undefined) yield { type: "token", text: answer.text };
    if (answer.sourceDocuments !== undefined) yield { type: "sources", documents: readSources(answer.sourceDocuments) };
    const { chatId, chatMessageId, sessionId, memoryType } = answer;
    yield { type: "metadata", metadata: { chatId, chatMessageId, sessionId, memoryType } };
  }
  yield { type: "end" };
}
