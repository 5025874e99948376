import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Answer } from "@/domain/api/stream-event";
import type { HistoryMessage } from "@/server/engine/ports";
import { askModel } from "../ask-model";
import { isExtractive } from "../chat-models/builtin/extractive-model";
import { type Embed, quoteDocuments } from "../chat-models/builtin/quote-documents";
import type { FoundDocument } from "../documents/document-slots";
import { toSource } from "../documents/to-source";
import { toMessages } from "../messages";
import { fillTemplate, parseTemplate } from "../prompts/f-string";
import { reportTo } from "../report-to";
import type { Turn } from "../slots";

export interface DocumentAnswerParts {
  nodeId: string;
  model: BaseChatModel;
  /** With `{context}`, which the documents replace. */
  responsePrompt: string;
  /** Tells the reader which documents the answer rests on. */
  returnSourceDocuments: boolean;
  embed: Embed;
}

/** Answers a question from what was found, with the documents numbered so that the answer can name them. */
export async function answerFromDocuments(
  parts: DocumentAnswerParts,
  { turn, history, documents }: { turn: Turn; history: readonly HistoryMessage[]; documents: readonly FoundDocument[] },
): Promise<Answer> {
  const sourceDocuments = documents.map(toSource);
  if (parts.returnSourceDocuments && sourceDocuments.length > 0)
    turn.emit({ type: "sourceDocuments", documents: sourceDocuments });
  const text = isExtractive(parts.model)
    ? await quote(parts, turn, documents)
    : await write(parts, { turn, history, documents });
  return { text, ...(parts.returnSourceDocuments && { sourceDocuments }) };
}

async function write(
  { nodeId, model, responsePrompt }: DocumentAnswerParts,
  { turn, history, documents }: { turn: Turn; history: readonly HistoryMessage[]; documents: readonly FoundDocument[] },
): Promise<string> {
  const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const context = documents.map(({ pageContent }, place) => `[${place + 1}] ${pageContent}`).join("\n\n");
  const system = fillTemplate(parseTemplate(await turn.resolve(responsePrompt)), { context });
  const messages = [new SystemMessage(system), ...(await toMessages(history)), new HumanMessage(turn.question)];
  return (await askModel(model, messages, { ...reportTo(turn), nodeId })).text;
}

/** The answerer that is no language model reads the documents themselves rather than a prompt about them. */
async function quote(
  { nodeId, model, embed }: DocumentAnswerParts,
  turn: Turn,
  documents: readonly FoundDocument[],
): Promise<string> {
  const most = "sentences" in model && typeof model.sentences === "number" ? model.sentences : 3;
  const text = await quoteDocuments(turn.question, documents, { embed, most, signal: turn.signal });
  if (turn.streaming) turn.emit({ type: "token", text });
  const words = (of: string): number => of.match(/\S+/g)?.length ?? 0;
  const [input, output] = [documents.reduce((sum, { pageContent }) => sum + words(pageContent), 0), words(text)];
  const usage = { input_tokens: input, output_tokens: output, total_tokens: input + output };
  turn.emit({ type: "usage", nodeId, usage: { model: model._llmType(), ...usage } });
  return text;
}
