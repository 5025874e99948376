import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Answer } from "@/domain/api/stream-event";
import { askModel } from "../ask-model";
import { reportTo } from "../report-to";
import type { Turn } from "../slots";

/** Asks the model the question itself, with a system message if there is one. */
export async function answerPlainly(
  { model, nodeId, systemMessage }: { model: BaseChatModel; nodeId: string; systemMessage?: string },
  turn: Turn,
): Promise<Answer> {
  const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const system = systemMessage?.trim() ? [new SystemMessage(await turn.resolve(systemMessage))] : [];
  const messages = [...system, new HumanMessage(turn.question)];
  return { text: (await askModel(model, messages, { ...reportTo(turn), nodeId })).text };
}
