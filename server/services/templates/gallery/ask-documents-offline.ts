import type { ReadyTemplate } from "../ready-template";

const handbook = `Holidays are asked for in the calendar, two weeks ahead at the latest. A team decides among itself who stays when several want the same week.

Expenses up to fifty euros need no approval. Photograph the receipt and send it to the office by the end of the month, and the money comes with the next salary.

The office is open from seven to eight. Whoever leaves last closes the windows and sets the alarm beside the door.`;

const benefits = `Everybody who has stayed for half a year may take a training of their choice, up to nine hundred euros a year.

The company pays half of a yearly ticket for trains and buses. A bicycle can be leased, which lowers the tax.

Parents may work from home for the whole first year of a child.`;

export default {
  name: "Ask documents, offline",
  description: "Answers from your texts, with sources, without any key: search and answers are built in.",
  kind: "chatflow",
  tags: ["documents", "support"],
  questions: ["How do I get expenses back?", "Who pays for a training?", "When is the office open?"],
  note: "Press Upsert once to read the texts, then chat. The built-in answerer quotes; put a chat model in its place to have answers in other words. Put your own texts, or a file loader, in place of the two texts.",
  nodes: {
    recursiveCharacterTextSplitter_0: { inputs: { chunkSize: 300, chunkOverlap: 0 } },
    plainText_0: { label: "Handbook", inputs: { text: handbook } },
    plainText_1: { label: "Benefits", inputs: { text: benefits } },
    builtinEmbeddings_0: {},
    builtinRecordManager_0: { inputs: { cleanup: "full", sourceIdKey: "source" } },
    builtinVectorStore_0: { inputs: { topK: 3 } },
    builtinAnswerer_0: {},
    conversationalRetrievalQAChain_0: { label: "Answer with sources", inputs: { returnSourceDocuments: true } },
  },
  wires: [
    "recursiveCharacterTextSplitter_0 > plainText_0.textSplitter",
    "recursiveCharacterTextSplitter_0 > plainText_1.textSplitter",
    "plainText_0:document > builtinVectorStore_0.document",
    "plainText_1:document > builtinVectorStore_0.document",
    "builtinEmbeddings_0 > builtinVectorStore_0.embeddings",
    "builtinRecordManager_0 > builtinVectorStore_0.recordManager",
    "builtinVectorStore_0:retriever > conversationalRetrievalQAChain_0.vectorStoreRetriever",
    "builtinAnswerer_0 > conversationalRetrievalQAChain_0.model",
  ],
} satisfies ReadyTemplate;
