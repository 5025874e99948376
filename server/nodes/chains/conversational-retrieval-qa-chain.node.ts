import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { HistoryMessage } from "@/server/engine/ports";
import { askModel } from "../ask-model";
import { isExtractive } from "../chat-models/builtin/extractive-model";
import { defineNode } from "../define-node";
import { retrieveFor } from "../documents/retrieve-for";
import { moderate } from "../moderation/moderate";
import { moderationSlot } from "../moderation/moderation-slot";
import { fillTemplate, parseTemplate } from "../prompts/f-string";
import { reportTo } from "../report-to";
import type { Answerer, Turn } from "../slots";
import { answerFromDocuments } from "./answer-from-documents";
import { defaultResponsePrompt } from "@/domain/flow/response-prompt";

const rephrase =
  "Given the following conversation and a follow up question, rephrase the follow up question to be a standalone question.\n\nChat History:\n{chat_history}\nFollow Up Input: {question}\nStandalone Question:";
/** A conversation without a memory node is remembered as far as this. */
const usualHistory = 20;

export default defineNode({
  name: "conversationalRetrievalQAChain",
  version: 3,
  label: "Conversational Retrieval QA Chain",
  description: "Answers from documents, and remembers what was talked about.",
  category: "Chains",
  icon: "retrieval-chain.svg",
  provides: ["ConversationalRetrievalQAChain", "BaseChain", "Runnable"],
  ending: true,
  inputs: {
    model: { type: "slot", accepts: "BaseChatModel", label: "Chat Model" },
    vectorStoreRetriever: { type: "slot", accepts: "BaseRetriever", label: "Vector Store Retriever" },
    memory: {
      type: "slot",
      accepts: "BaseMemory",
      label: "Memory",
      description: "Without one the last messages of the session are remembered.",
      optional: true,
    },
    returnSourceDocuments: {
      type: "boolean",
      label: "Return Source Documents",
      description: "Shows which passages an answer rests on.",
      optional: true,
    },
    rephrasePrompt: {
      type: "string",
      label: "Rephrase Prompt",
      description: "Makes a question of its own out of a follow-up. Needs {chat_history} and {question}.",
      rows: 4,
      default: rephrase,
      optional: true,
      additional: true,
    },
    responsePrompt: {
      type: "string",
      label: "Response Prompt",
      description: "How to answer. {context} stands for what was found.",
      rows: 4,
      default: defaultResponsePrompt,
      optional: true,
      additional: true,
    },
    ...moderationSlot,
  },
  async create({ inputs, node, tools }): Promise<Answerer> {
    const { model, vectorStoreRetriever: retriever, memory, rephrasePrompt, responsePrompt } = inputs;
    const parts = {
      ...{ nodeId: node.id, model, responsePrompt, embed: tools.documents.embed },
      returnSourceDocuments: inputs.returnSourceDocuments === true,
    };
    return {
      async answer(turn) {
        const refusal = await moderate(inputs.inputModeration, turn);
        if (refusal) return refusal;
        const stored = await (memory ? memory.load(turn) : turn.loadHistory(usualHistory));
        const history = [...turn.prepended, ...stored];
        const standalone = await standaloneQuestion({ model, rephrasePrompt, nodeId: node.id }, turn, history);
        const documents = await retrieveFor(turn, retriever, standalone);
        return answerFromDocuments(parts, { turn, history, documents });
      },
    };
  },
});

/** The first question of a conversation, and what a model that cannot write is asked, stand as they are. */
async function standaloneQuestion(
  { model, rephrasePrompt, nodeId }: { model: BaseChatModel; rephrasePrompt: string; nodeId: string },
  turn: Turn,
  history: readonly HistoryMessage[],
): Promise<string> {
  if (history.length === 0 || isExtractive(model)) return turn.question;
  const { HumanMessage } = await import("@langchain/core/messages");
  const lines = history.map(({ role, content }) => `${role === "user" ? "Human" : "Assistant"}: ${content}`);
  const values = { chat_history: lines.join("\n"), question: turn.question };
  const prompt = new HumanMessage(fillTemplate(parseTemplate(await turn.resolve(rephrasePrompt)), values));
  const { text } = await askModel(model, [prompt], { ...reportTo(turn), nodeId, streaming: false });
  return text.trim() || turn.question;
}
