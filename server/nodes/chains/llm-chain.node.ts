import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import { moderationSlot } from "../moderation/moderation-slot";
import type { Answerer } from "../slots";
import { answerWithChain } from "./answer-with-chain";
import { quietTurn } from "./quiet-turn";

export default defineNode({
  name: "llmChain",
  version: 3,
  label: "LLM Chain",
  description: "Fills a prompt, asks a model, and reads the answer with an output parser where one is connected.",
  category: "Chains",
  icon: "chain.svg",
  provides: ["LLMChain", "BaseChain", "Runnable"],
  outputs: [
    {
      name: "llmChain",
      label: "LLM Chain",
      description: "The chain answers.",
      provides: ["LLMChain", "BaseChain", "Runnable"],
    },
    {
      name: "outputPrediction",
      label: "Output Prediction",
      description: "The answer's text goes on to other nodes.",
      provides: ["string", "json"],
    },
  ],
  ending: true,
  summary: ["chainName"],
  inputs: {
    model: { type: "slot", accepts: "BaseLanguageModel", label: "Language Model" },
    prompt: { type: "slot", accepts: "BasePromptTemplate", label: "Prompt" },
    outputParser: { type: "slot", accepts: "BaseLLMOutputParser", label: "Output Parser", optional: true },
    ...moderationSlot,
    chainName: { type: "string", label: "Chain Name", placeholder: "Name your chain", optional: true },
  },
  perTurn: (output) => output === "outputPrediction",
  async create({ inputs, node, output, turn }): Promise<Answerer | string | object> {
    const parts = { ...inputs, nodeId: node.id };
    if (output !== "outputPrediction") return { answer: (asked) => answerWithChain(parts, asked) };
    if (!turn) throw new AppError("internal", "An output prediction was built without a question.");
    const answer = await answerWithChain(parts, quietTurn(turn));
    return answer.text ?? (typeof answer.json === "object" && answer.json !== null ? answer.json : String(answer.json));
  },
});
