import type { ReadyTemplate } from "../ready-template";

export default {
  name: "Ask a website",
  description: "Reads the pages of a site and answers from them, with links to where it stands.",
  kind: "chatflow",
  tags: ["web", "documents", "support"],
  questions: ["What is this site about?", "How can I get in touch?"],
  note: "Put the address of your site into the scraper, choose a credential on the model, and press Upsert. Press it again when the site has changed: pages that are gone leave the store, and pages that stayed are not read twice.",
  nodes: {
    htmlToMarkdownTextSplitter_0: { inputs: { chunkSize: 1000, chunkOverlap: 100 } },
    cheerioWebScraper_0: {
      label: "Your website",
      inputs: {
        url: "https://example.com",
        relativeLinksMethod: "webCrawl",
        limit: 20,
        depth: 3,
        outputFormat: "html",
      },
    },
    builtinEmbeddings_0: {},
    builtinRecordManager_0: { inputs: { cleanup: "full", sourceIdKey: "source" } },
    builtinVectorStore_0: { inputs: { topK: 5 } },
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0.1 } },
    bufferMemory_0: {},
    conversationalRetrievalQAChain_0: { label: "Answer from the site", inputs: { returnSourceDocuments: true } },
  },
  wires: [
    "htmlToMarkdownTextSplitter_0 > cheerioWebScraper_0.textSplitter",
    "cheerioWebScraper_0:document > builtinVectorStore_0.document",
    "builtinEmbeddings_0 > builtinVectorStore_0.embeddings",
    "builtinRecordManager_0 > builtinVectorStore_0.recordManager",
    "builtinVectorStore_0:retriever > conversationalRetrievalQAChain_0.vectorStoreRetriever",
    "chatOpenAI_0 > conversationalRetrievalQAChain_0.model",
    "bufferMemory_0 > conversationalRetrievalQAChain_0.memory",
  ],
} satisfies ReadyTemplate;
