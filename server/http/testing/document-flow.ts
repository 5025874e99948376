import { edgeId, type FlowDocument } from "@/domain/flow/flow-document";

export const flowNode = (id: string, inputs: Record<string, unknown> = {}, output?: string) => {
  const name = id.replace(/_\d+$/, "");
  return { id, name, label: id, version: 1, position: { x: 0, y: 0 }, inputs, ...(output && { output }) };
};
export const flowWire = (source: string, sourceHandle: string, target: string, targetHandle: string) => {
  const edge = { source, sourceHandle, target, targetHandle };
  return { ...edge, id: edgeId(edge) };
};

/**
 * ```
 * splitter ─ plainText ┐
 *            textFile ─┼─ store ── chain (answers)
 *          embeddings ─┘  records ┘   answerer ┘
 * ```
 */
export const documentFlow = (
  text: string,
  store: Record<string, unknown> = {},
  splitter: Record<string, unknown> = { chunkSize: 1000 },
): FlowDocument => ({
  nodes: [
    flowNode("plainText_0", { text }, "document"),
    flowNode("textFile_0", {}, "document"),
    flowNode("recursiveCharacterTextSplitter_0", splitter),
    flowNode("builtinEmbeddings_0"),
    flowNode("builtinRecordManager_0", { cleanup: "full" }),
    flowNode("builtinVectorStore_0", store, "retriever"),
    flowNode("builtinAnswerer_0"),
    flowNode("conversationalRetrievalQAChain_0", { returnSourceDocuments: true }),
  ],
  edges: [
    flowWire("plainText_0", "document", "builtinVectorStore_0", "document"),
    flowWire("recursiveCharacterTextSplitter_0", "recursiveCharacterTextSplitter", "plainText_0", "textSplitter"),
    flowWire("textFile_0", "document", "builtinVectorStore_0", "document"),
    flowWire("builtinEmbeddings_0", "builtinEmbeddings", "builtinVectorStore_0", "embeddings"),
    flowWire("builtinRecordManager_0", "builtinRecordManager", "builtinVectorStore_0", "recordManager"),
    flowWire("builtinVectorStore_0", "retriever", "conversationalRetrievalQAChain_0", "vectorStoreRetriever"),
    flowWire("builtinAnswerer_0", "builtinAnswerer", "conversationalRetrievalQAChain_0", "model"),
  ],
});
