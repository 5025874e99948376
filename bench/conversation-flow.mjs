import { edge, node } from "./flow-parts.mjs";

/** A conversation chain in the form that other programs send: a chat model, a memory and the chain that asks them. */
export function conversationFlow({ modelUrl, modelName, credentialId }) {
  const chain = "conversationChain_0";
  return {
    nodes: [
      node(
        "chatOpenAI_0",
        { modelName, basepath: modelUrl, temperature: 0.9, streaming: true },
        {
          credential: credentialId,
        },
      ),
      node("bufferMemory_0", { memoryKey: "chat_history" }),
      node(chain, {}),
    ],
    edges: [
      edge("chatOpenAI_0", "ChatOpenAI|BaseChatModel|BaseLanguageModel", chain, "model", "BaseChatModel"),
      edge("bufferMemory_0", "BufferMemory|BaseChatMemory|BaseMemory", chain, "memory", "BaseMemory"),
    ],
  };
}
