/** A conversation chain in the form that other programs send: a chat model, a memory and the chain that asks them. */
export function conversationFlow({ modelUrl, modelName, credentialId }) {
  const chain = "conversationChain_0";
  return {
    nodes: [
      node("chatOpenAI_0", { modelName, basepath: modelUrl, temperature: 0.9, streaming: true }, credentialId),
      node("bufferMemory_0", { memoryKey: "chat_history" }),
      node(chain, {}),
    ],
    edges: [
      edge("chatOpenAI_0", "ChatOpenAI|BaseChatModel|BaseLanguageModel", chain, "model", "BaseChatModel"),
      edge("bufferMemory_0", "BufferMemory|BaseChatMemory|BaseMemory", chain, "memory", "BaseMemory"),
    ],
  };
}

function node(id, inputs, credential) {
  const name = id.replace(/_\d+$/, "");
  return {
    id,
    type: "customNode",
    position: { x: 0, y: 0 },
    data: { id, name, label: name, version: 1, inputs, outputs: {}, ...(credential && { credential }) },
  };
}

function edge(source, classes, target, input, accepts) {
  const sourceHandle = `${source}-output-${source.replace(/_\d+$/, "")}-${classes}`;
  const targetHandle = `${target}-input-${input}-${accepts}`;
  return { id: `${sourceHandle}-${targetHandle}`, source, sourceHandle, target, targetHandle, type: "buttonedge" };
}
