import type { ReadyTemplate } from "../ready-template";

export default {
  name: "PDF questions with citations",
  description: "Answers questions about PDFs and shows the page that each answer rests on.",
  kind: "chatflow",
  tags: ["documents", "research"],
  questions: ["What are the main findings?", "On which page does it speak of costs?"],
  note: "Choose a PDF in the loader and a credential on the model, then press Upsert. Each page is read for itself, so that an answer can name it. Scanned pages: switch OCR on in the loader.",
  nodes: {
    recursiveCharacterTextSplitter_0: { inputs: { chunkSize: 1200, chunkOverlap: 150 } },
    pdfFile_0: { label: "Your PDF", inputs: { usage: "perPage" } },
    builtinEmbeddings_0: {},
    builtinRecordManager_0: { inputs: { cleanup: "full", sourceIdKey: "source" } },
    builtinVectorStore_0: { inputs: { topK: 8 } },
    builtinRerankRetriever_0: { label: "Keep the best", inputs: { topK: 4 } },
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0 } },
    bufferMemory_0: {},
    conversationalRetrievalQAChain_0: { label: "Answer with pages", inputs: { returnSourceDocuments: true } },
  },
  wires: [
    "recursiveCharacterTextSplitter_0 > pdfFile_0.textSplitter",
    "pdfFile_0:document > builtinVectorStore_0.document",
    "builtinEmbeddings_0 > builtinVectorStore_0.embeddings",
    "builtinRecordManager_0 > builtinVectorStore_0.recordManager",
    "builtinVectorStore_0:retriever > builtinRerankRetriever_0.baseRetriever",
    "builtinRerankRetriever_0 > conversationalRetrievalQAChain_0.vectorStoreRetriever",
    "chatOpenAI_0 > conversationalRetrievalQAChain_0.model",
    "bufferMemory_0 > conversationalRetrievalQAChain_0.memory",
  ],
} satisfies ReadyTemplate;
