interface Options {
  /** Base URL of the model server. */
  modelUrl: string;
  credentialId: string;
  /** The model may be shown images. */
  sees?: boolean;
}

/** A model, a memory and a chain, in the form in which other programs send a flow. */
export function conversationFlow({ modelUrl, credentialId, sees = false }: Options): object {
  const model = { modelName: "echo", basepath: modelUrl, temperature: 0, maxRetries: 0, allowImageUploads: sees };
  return {
    nodes: [
      node("chatOpenAI_0", "ChatOpenAI", { x: 0, y: 0 }, model, credentialId),
      node("bufferMemory_0", "Buffer Memory", { x: 0, y: 420 }, { memoryKey: "chat_history" }),
      node("conversationChain_0", "Conversation Chain", { x: 480, y: 120 }, {}),
    ],
    edges: [
      edge("chatOpenAI_0", "chatOpenAI-ChatOpenAI|BaseChatModel", "model-BaseChatModel"),
      edge("bufferMemory_0", "bufferMemory-BufferMemory|BaseMemory", "memory-BaseMemory"),
    ],
  };
}

function node(
  id: string,
  label: string,
  position: { x: number; y: number },
  inputs: object,
  credential?: string,
): object {
  const data = {
    id,
    label,
    name: id.replace(/_\d+$/, ""),
    version: 1,
    inputs,
    outputs: {},
    ...(credential && { credential }),
  };
  return { id, type: "customNode", position, data };
}

function edge(source: string, output: string, input: string): object {
  const [sourceHandle, targetHandle] = [`${source}-output-${output}`, `conversationChain_0-input-${input}`];
  const target = "conversationChain_0";
  return { id: `${sourceHandle}-${targetHandle}`, source, sourceHandle, target, targetHandle, type: "buttonedge" };
}
