import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { AppError } from "@/domain/errors";
import { quoteBest, type Source } from "./quote-best";

export const extractiveModelName = "builtin-extractive";

const connectAModel = (what: string): AppError =>
  new AppError(
    "invalid_input",
    `The built-in answerer cannot ${what}. Connect a chat model, such as one of OpenAI, Anthropic or Ollama.`,
  );

/** A chat model that quotes. The class is made here because its base is loaded only when a flow needs it. */
export async function extractiveModel(sentences: number): Promise<BaseChatModel> {
  const { BaseChatModel: Base } = await import("@langchain/core/language_models/chat_models");
  const { AIMessage, AIMessageChunk } = await import("@langchain/core/messages");
  const { ChatGenerationChunk } = await import("@langchain/core/outputs");

  class ExtractiveModel extends Base {
    readonly model = extractiveModelName;
    /** How many an answer may quote. */
    readonly sentences = sentences;

    _llmType(): string {
      return extractiveModelName;
    }

    async _generate(messages: BaseMessage[]) {
      const text = answerFrom(messages, sentences);
      const message = new AIMessage({
        content: text,
        usage_metadata: wordCounts(messages, text),
        response_metadata: { model_name: extractiveModelName },
      });
      return { generations: [{ text, message }] };
    }

    override async *_streamResponseChunks(messages: BaseMessage[]) {
      const text = answerFrom(messages, sentences);
      for (const word of text.match(/\s*\S+/g) ?? []) {
        yield new ChatGenerationChunk({ text: word, message: new AIMessageChunk({ content: word }) });
      }
      const end = {
        content: "",
        usage_metadata: wordCounts(messages, text),
        response_metadata: { model_name: extractiveModelName, finish_reason: "stop" },
      };
      yield new ChatGenerationChunk({ text: "", message: new AIMessageChunk(end) });
    }

    override bindTools(): never {
      throw connectAModel("call tools");
    }

    override withStructuredOutput(): never {
      throw connectAModel("fill in structures");
    }
  }
  return new ExtractiveModel({});
}

/** Whether this is no language model but the one that quotes. */
export const isExtractive = (model: { _llmType?(): string }): boolean => model._llmType?.() === extractiveModelName;

/** Rejects what would have to read this model's quotations as something else, such as an output parser. */
export function requireLanguageModel(model: BaseChatModel, to = "answer in the form of an output parser"): void {
  if (isExtractive(model)) throw connectAModel(to);
}

/** The last paragraph of the last message is the question; everything before it may be quoted. */
function answerFrom(messages: readonly BaseMessage[], sentences: number): string {
  const last = messages.at(-1)?.text.trim() ?? "";
  const paragraphs = last.split(/\n+/);
  const question = paragraphs.pop() ?? "";
  const sources: Source[] = messages.slice(0, -1).map((message) => ({ said: speaker(message), text: message.text }));
  return quoteBest(question, [...sources, { said: "text", text: paragraphs.join("\n") }], sentences);
}

function speaker(message: BaseMessage): Source["said"] {
  if (message.type === "human") return "person";
  return message.type === "ai" ? "answerer" : "text";
}

/** There are no tokens here; words are the nearest honest count. */
function wordCounts(messages: readonly BaseMessage[], answer: string) {
  const words = (text: string): number => text.match(/\S+/g)?.length ?? 0;
  const input = messages.reduce((sum, message) => sum + words(message.text), 0);
  return { input_tokens: input, output_tokens: words(answer), total_tokens: input + words(answer) };
}
