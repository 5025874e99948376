import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { CallbackHandlerMethods } from "@langchain/core/callbacks/base";
import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import type { AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import type { Runnable } from "@langchain/core/runnables";
import { AppError } from "@/domain/errors";
import type { RunEvent } from "@/domain/api/stream-event";
import { callSignal } from "./call-signal";
import { reportUsage } from "./report-usage";
import { spokenText, tellThoughts, withoutThoughts } from "./thoughts";
import { withoutNamelessCalls } from "./without-nameless-calls";
import { whenAborted } from "./when-aborted";
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
  /** Hears what the model's client tells only to listeners. */
  listener?: CallbackHandlerMethods;
}

export interface Reply {
  text: string;
  /** Whole message, as the next request to the model needs it. */
  message: AIMessageChunk;
}

/** Asks a model once: streams when wanted and possible, reports usage, ends at once when aborted. */
export async function askModel(model: Askable, messages: BaseMessage[], asked: AskContext): Promise<Reply> {
  asked.signal.throwIfAborted();
  // Clients leave a listener on the signal they are given; a run asks many times under one.
  const context = { ...asked, signal: AbortSignal.any([asked.signal]) };
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
  tellThoughts(message, emit);
  const text = spokenText(message);
  if (streaming && text) emit({ type: "token", text });
  return { text, message: withoutThoughts(message) };
}

async function stream(model: Askable, messages: BaseMessage[], context: AskContext): Promise<Reply> {
  const { signal, emit, listener } = context;
  const { aborted, forget } = whenAborted(signal);
  const chunks: AIMessageChunk[] = [];
  let text = "";
  try {
    const iterator = (
      await Promise.race([model.stream(messages, { signal, ...(listener && { callbacks: [listener] }) }), aborted])
    )[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) break;
      const chunk = next.value;
      const piece = spokenText(chunk);
      chunks.push(chunk);
      tellThoughts(chunk, emit);
      if (piece) {
        text += piece;
        emit({ type: "token", text: piece });
      }
    }
  } finally {
    forget();
  }
  signal.throwIfAborted();
  const message = withoutNamelessCalls(withoutThoughts(await wholeMessage(chunks, text)));
  if (!chunks.some(saysWhyItEnded))
    throw new AppError("upstream_failed", "The model's server ended its answer before it was complete. Try again.");
  return { text, message };
}

/** A stream that just stops was cut off somewhere on the way: every dialect closes with the reason why it ended. */
const endMarks = ["finish_reason", "stop_reason", "done_reason", "finishReason", "status"] as const;
const saysWhyItEnded = ({ response_metadata, additional_kwargs }: AIMessageChunk): boolean =>
  endMarks.some((mark) => Boolean(response_metadata[mark] ?? additional_kwargs[mark]));
