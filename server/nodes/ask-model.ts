import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import type { AIMessageChunk, BaseMessage, UsageMetadata } from "@langchain/core/messages";
import type { Runnable } from "@langchain/core/runnables";
import type { RunEvent } from "@/domain/api/stream-event";
import { AppError } from "@/domain/errors";
import { callSignal } from "./call-signal";
import { asReadable } from "./unreadable-answer";

/** A chat model, or one with tools bound to it. */
export type Askable = BaseChatModel | Runnable<BaseLanguageModelInput, AIMessageChunk>;

export interface AskContext {
  /** Node on whose account the usage goes. */
  nodeId: string;
  signal: AbortSignal;
  emit(event: RunEvent): void;
  /** Emit tokens as they come. */
  streaming: boolean;
}

export interface Reply {
  text: string;
  /** Whole message, as the next request to the model needs it. */
  message: AIMessageChunk;
}

/** Asks a model once: streams when wanted and possible, reports usage, ends at once when aborted. */
export async function askModel(model: Askable, messages: BaseMessage[], context: AskContext): Promise<Reply> {
  context.signal.throwIfAborted();
  const ask = context.streaming && !refusesToStream(model) ? stream : invoke;
  const reply = await callSignal
    .run(context.signal, () => ask(model, messages, context))
    .catch((error: unknown) => {
      throw asReadable(error);
    });
  reportUsage(reply.message, model, context);
  return reply;
}

const refusesToStream = (model: Askable): boolean => "disableStreaming" in model && model.disableStreaming === true;

async function invoke(
  model: Askable,
  messages: BaseMessage[],
  { signal, emit, streaming }: AskContext,
): Promise<Reply> {
  const message = await raceAbort(model.invoke(messages, { signal }), signal);
  emitThinking(message, emit);
  if (streaming && message.text) emit({ type: "token", text: message.text });
  return { text: message.text, message };
}

async function stream(model: Askable, messages: BaseMessage[], { signal, emit }: AskContext): Promise<Reply> {
  const chunks = await raceAbort(model.stream(messages, { signal }), signal);
  const iterator = chunks[Symbol.asyncIterator]();
  let text = "";
  let whole: AIMessageChunk | undefined;
  try {
    for (;;) {
      const next = await raceAbort(iterator.next(), signal);
      if (next.done) break;
      const chunk = next.value;
      emitThinking(chunk, emit);
      if (chunk.text) {
        text += chunk.text;
        emit({ type: "token", text: chunk.text });
      }
      whole = whole ? whole.concat(chunk) : chunk;
    }
  } catch (error) {
    // Not awaited: an aborted connection may never answer.
    void iterator.return?.().catch(() => undefined);
    throw error;
  }
  signal.throwIfAborted();
  if (!whole) throw new AppError("upstream_failed", "The model's server closed the connection without an answer.");
  return { text, message: whole };
}

/** Rejects as soon as the signal fires, whatever the promise does. */
function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

function emitThinking(message: AIMessageChunk | BaseMessage, emit: AskContext["emit"]): void {
  if (typeof message.content === "string") return;
  for (const block of message.contentBlocks) {
    if (block.type === "reasoning" && typeof block.reasoning === "string" && block.reasoning !== "") {
      emit({ type: "thinking", text: block.reasoning });
    }
  }
}

function reportUsage(message: AIMessageChunk, model: Askable, { emit, nodeId }: AskContext): void {
  const usage = message.usage_metadata;
  if (!usage) return;
  emit({ type: "usage", nodeId, usage: { ...modelName(message, model), ...tokens(usage) } });
}

const tokens = ({ input_tokens, output_tokens, total_tokens }: UsageMetadata) => ({
  input_tokens,
  output_tokens,
  total_tokens,
});

function modelName(message: AIMessageChunk, model: Askable): { model?: string } {
  const own = "model" in model ? model.model : undefined;
  const said: unknown = message.response_metadata.model_name ?? message.response_metadata.model ?? own;
  return typeof said === "string" ? { model: said } : {};
}
