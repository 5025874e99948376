interface EmbeddingsServer {
  basepath: string;
  credential: string;
}

/**
 * A flow that answers from a PDF and a Word document, in the form in which other programs send it: with what this server
 * brings along, or with the embeddings of another one.
 */
export function documentFlow(elsewhere?: EmbeddingsServer): object {
  const embeddings = elsewhere ? "openAIEmbeddings" : "builtinEmbeddings";
  return {
    nodes: [
      node("pdfFile_0", "Pdf File", { x: 0, y: 0 }, {}, "document"),
      node("docxFile_0", "Docx File", { x: 0, y: 220 }, {}, "document"),
      elsewhere
        ? withCredential(
            node("openAIEmbeddings_0", "OpenAI Embeddings", { x: 0, y: 440 }, { basepath: elsewhere.basepath }),
            elsewhere.credential,
          )
        : node("builtinEmbeddings_0", "Built-in Embeddings", { x: 0, y: 440 }),
      node("builtinVectorStore_0", "Built-in Vector Store", { x: 420, y: 120 }, {}, "retriever"),
      node("builtinAnswerer_0", "Built-in Answerer", { x: 420, y: 520 }),
      node("conversationalRetrievalQAChain_0", "Retrieval Chain", { x: 840, y: 240 }, { returnSourceDocuments: true }),
    ],
    edges: [
      edge("pdfFile_0", "document-Document|json", "builtinVectorStore_0", "document-Document"),
      edge("docxFile_0", "document-Document|json", "builtinVectorStore_0", "document-Document"),
      edge(`${embeddings}_0`, `${embeddings}-Embeddings`, "builtinVectorStore_0", "embeddings-Embeddings"),
      edge("builtinVectorStore_0", "retriever-BaseRetriever", chain, "vectorStoreRetriever-BaseRetriever"),
      edge("builtinAnswerer_0", "builtinAnswerer-BaseChatModel", chain, "model-BaseChatModel"),
    ],
  };
}

const chain = "conversationalRetrievalQAChain_0";

const withCredential = ({ data, ...rest }: ReturnType<typeof node>, credential: string) => ({
  ...rest,
  data: { ...data, credential },
});

function node(id: string, label: string, position: { x: number; y: number }, inputs: object = {}, output?: string) {
  const data = { id, label, name: id.replace(/_\d+$/, ""), version: 1, inputs, outputs: output ? { output } : {} };
  return { id, type: "customNode", position, data };
}

function edge(source: string, output: string, target: string, input: string): object {
  const [sourceHandle, targetHandle] = [`${source}-output-${output}`, `${target}-input-${input}`];
  return { id: `${sourceHandle}-${targetHandle}`, source, sourceHandle, target, targetHandle, type: "buttonedge" };
}
