import { FakeStreamingChatModel } from "@langchain/core/utils/testing";
import { AIMessageChunk } from "@langchain/core/messages";
import { defineNode } from "@/server/nodes/define-node";

/**
 * A chat model that says what it is told, word by word when it streams. Only for tests of the engine itself; nodes are
 * tested against a server that speaks a provider's protocol.
 */
export const scriptedModel = (text: string): FakeStreamingChatModel =>
  new FakeStreamingChatModel({
    chunks: text.split(/(?=\s)/).map((piece) => new AIMessageChunk(piece)),
    sleep: 0,
  });

/** A model node whose one input is what it answers. */
export const scriptedModelNode = defineNode({
  name: "scriptedModel",
  version: 1,
  label: "Scripted Model",
  description: "Says what it is told.",
  category: "Chat Models",
  icon: "model.svg",
  provides: ["ScriptedModel", "BaseChatModel", "BaseLanguageModel"],
  inputs: {
    says: { type: "string", label: "Says", default: "Hello there" },
    streaming: { type: "boolean", label: "Streaming", default: true, optional: true },
  },
  create: async ({ inputs }) => scriptedModel(inputs.says),
});
