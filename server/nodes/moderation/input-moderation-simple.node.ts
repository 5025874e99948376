import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { askModel } from "../ask-model";
import { defineNode } from "../define-node";
import type { Moderation } from "../slots";

export default defineNode({
  name: "inputModerationSimple",
  version: 2,
  label: "Simple Prompt Moderation",
  description: "Refuses questions that contain, or with a model connected resemble, a line of your deny list.",
  category: "Moderation",
  icon: "shield-words.svg",
  provides: ["Moderation"],
  summary: ["denyList"],
  inputs: {
    denyList: {
      type: "string",
      label: "Deny List",
      description: "One phrase on each line. Upper and lower case are the same.",
      placeholder: "ignore previous instructions\ndo not follow the directions",
      rows: 4,
    },
    model: {
      type: "slot",
      accepts: "BaseChatModel",
      label: "Chat Model",
      description: "Also refuses questions that mean the same in other words.",
      optional: true,
    },
    moderationErrorMessage: {
      type: "string",
      label: "Error Message",
      description: "The answer to a refused question.",
      default: "Cannot Process! Input violates content moderation policies.",
      rows: 2,
      optional: true,
    },
  },
  async create({ inputs, node }): Promise<Moderation> {
    const { model } = inputs;
    const denied = inputs.denyList
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    return {
      async check(input, signal) {
        const plain = input.toLowerCase();
        if (denied.some((line) => plain.includes(line.toLowerCase()))) return inputs.moderationErrorMessage;
        if (model && (await resembles({ model, nodeId: node.id }, input, denied, signal)))
          return inputs.moderationErrorMessage;
        return undefined;
      },
    };
  },
});

/** Asks about all lines at once; the first that the model finds similar decides. */
async function resembles(
  { model, nodeId }: { model: BaseChatModel; nodeId: string },
  input: string,
  denied: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const { HumanMessage } = await import("@langchain/core/messages");
  const verdicts = denied.map(async (line) => {
    const question = `Do these two texts ask for the same thing? Answer with yes or no only.\n\nFirst text:\n${line}\n\nSecond text:\n${input}`;
    const { text } = await askModel(model, [new HumanMessage(question)], {
      nodeId,
      signal,
      streaming: false,
      emit: () => undefined,
    });
    return /\byes\b/i.test(text);
  });
  return (await Promise.all(verdicts)).includes(true);
}
