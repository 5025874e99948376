import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import type { AIMessageChunk, BaseMessage, UsageMetadata } from "@langchain/core/messages";
import type { Runnable } from "@langchain/core/runnables";
import { AppError } from "@/domain/errors";
import type { RunEvent, Usage } from "@/domain/api/stream-event";
import { callSignal } from "./call-signal";
import { spokenText, thoughtsOf, withoutThoughts } from "./thoughts";
import { wholeMessage } from "./whole-message";

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
  const reply = await callSignal.run(context.signal, () => ask(model, messages, context));
  reportUsage(reply.message, model, context);
  return reply;
}

const refusesToStream = (model: Askable): boolean => "disableStreaming" in model && model.disableStreaming === true;

async function invoke(
  model: Askable,
  messages: BaseMessage[],
  { signal, emit, streaming }: AskContext,
): Promise<Reply> {
  const { aborted, forget } = whenAborted(signal);
  const message = await Promise.race([model.invoke(messages, { signal }), aborted]).finally(forget);
  emitThinking(message, emit);
  const text = spokenText(message);
  if (streaming && text) emit({ type: "token", text });
  return { text, message: withoutThoughts(message) };
}

async function stream(model: Askable, messages: BaseMessage[], { signal, emit }: AskContext): Promise<Reply> {
  const { aborted, forget } = whenAborted(signal);
  const chunks: AIMessageChunk[] = [];
  let text = "";
  try {
    const iterator = (await Promise.race([model.stream(messages, { signal }), aborted]))[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) break;
      const chunk = next.value;
      const piece = spokenText(chunk);
      chunks.push(chunk);
      emitThinking(chunk, emit);
      if (piece) {
        text += piece;
        emit({ type: "token", text: piece });
      }
    }
  } finally {
    forget();
  }
  signal.throwIfAborted();
  const message = withoutThoughts(await wholeMessage(chunks, text));
  if (!chunks.some(saysWhyItEnded))
    throw new AppError("upstream_failed", "The model's server ended its answer before it was complete. Try again.");
  return { text, message };
}

/** A stream that just stops was cut off somewhere on the way: every dialect closes with the reason why it ended. */
const endMarks = ["finish_reason", "stop_reason", "done_reason", "finishReason"] as const;
const saysWhyItEnded = ({ response_metadata, additional_kwargs }: AIMessageChunk): boolean =>
  endMarks.some((mark) => Boolean(response_metadata[mark] ?? additional_kwargs[mark]));

/** Rejects as soon as the signal fires, whatever the client does. */
function whenAborted(signal: AbortSignal): { aborted: Promise<never>; forget(): void } {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
  });
  aborted.catch(() => undefined);
  return { aborted, forget: () => signal.removeEventListener("abort", abort) };
}

function emitThinking(message: AIMessageChunk, emit: AskContext["emit"]): void {
  for (const text of thoughtsOf(message)) emit({ type: "thinking", text });
}

function reportUsage(message: AIMessageChunk, model: Askable, { emit, nodeId }: AskContext): void {
  const used = message.usage_metadata && tokens(message.usage_metadata);
  if (used) emit({ type: "usage", nodeId, usage: { ...modelName(message, model), ...used } });
}

/** Clients make up counts that are no numbers when a provider reports none. */
function tokens(usage: Partial<UsageMetadata>): Omit<Usage, "model"> | undefined {
  const { input_tokens, output_tokens, total_tokens } = usage;
  if (!isCount(input_tokens) || !isCount(output_tokens)) return undefined;
  return {
    input_tokens,
    output_tokens,
    total_tokens: isCount(total_tokens) ? total_tokens : input_tokens + output_tokens,
  };
}

const isCount = (value: unknown): value is number => Number.isFinite(value);

function modelName(message: AIMessageChunk, model: Askable): { model?: string } {
  const own = "model" in model ? model.model : undefined;
  const said: unknown = message.response_metadata.model_name ?? message.response_metadata.model ?? own;
  return typeof said === "string" ? { model: said } : {};
}
