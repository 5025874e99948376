import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Answer } from "@/domain/api/stream-event";
import { askModel } from "../ask-model";
import { moderate } from "../moderation/moderate";
import { parseReply } from "../output-parsers/parse-reply";
import { requireLanguageModel } from "../chat-models/builtin/extractive-model";
import { fillPrompt } from "../prompts/fill-prompt";
import { reportTo } from "../report-to";
import { showImages } from "../show-images";
import type { Moderation, OutputParser, PromptSource, Turn } from "../slots";

export interface ChainParts {
  nodeId: string;
  model: BaseChatModel;
  prompt: PromptSource;
  outputParser: OutputParser | undefined;
  inputModeration: readonly Moderation[];
}

/** Moderation, prompt, model, parser. A parsed object becomes a `json` answer; with a parser nothing is streamed. */
export async function answerWithChain(chain: ChainParts, turn: Turn): Promise<Answer> {
  const refusal = await moderate(chain.inputModeration, turn);
  if (refusal) return refusal;
  if (chain.outputParser) requireLanguageModel(chain.model);
  const filled = await fillPrompt(chain.prompt, turn, {}, chain.outputParser?.formatInstructions);
  const messages = await showImages(filled, turn, chain.model);
  const context = { ...reportTo(turn), nodeId: chain.nodeId };
  if (!chain.outputParser) {
    const { text } = await askModel(chain.model, messages, context);
    return { text };
  }
  const quiet = { ...context, streaming: false };
  const { text } = await askModel(chain.model, messages, quiet);
  const parsed = await parseReply(chain.outputParser, text, chain.model, quiet);
  return typeof parsed === "object" && parsed !== null ? { json: parsed } : { text: String(parsed) };
}
