import type { ReadyTemplate } from "../ready-template";

const products = `The Lark lamp is made of ash and linen. It takes bulbs with the base E14 of up to forty watts and costs eighty-nine euros.

The Heron lamp stands on three legs and can be dimmed. It comes with its bulb and costs two hundred and nineteen euros.`;

const service = `Parcels leave the workshop twice a week, on Tuesdays and on Fridays. They take two days within the country and five abroad.

What you do not like can be sent back within thirty days. The money is returned once the lamp has arrived, usually within a week.`;

export default {
  name: "Ask the right one of several stores",
  description: "A model picks the store that suits the question, and the answer comes from that one.",
  kind: "chatflow",
  tags: ["documents", "support", "sales"],
  questions: ["Which bulb does the Lark take?", "How do I send a lamp back?"],
  note: "Choose a credential on the model and press Upsert for both stores. Each retriever says what its store is good for: that is what the model chooses by, so write it for somebody who knows neither.",
  nodes: {
    plainText_0: { label: "Products", inputs: { text: products } },
    plainText_1: { label: "Delivery and returns", inputs: { text: service } },
    builtinEmbeddings_0: {},
    builtinVectorStore_0: { label: "Product store", inputs: { collection: "products", topK: 3 } },
    builtinVectorStore_1: { label: "Service store", inputs: { collection: "service", topK: 3 } },
    vectorStoreRetriever_0: {
      inputs: { name: "products", description: "Good for questions about lamps: materials, bulbs, prices." },
    },
    vectorStoreRetriever_1: {
      inputs: { name: "service", description: "Good for questions about delivery, returns and refunds." },
    },
    chatOpenAI_0: { inputs: { modelName: "gpt-4o-mini", temperature: 0 } },
    multiRetrievalQAChain_0: { inputs: { returnSourceDocuments: true } },
  },
  wires: [
    "plainText_0:document > builtinVectorStore_0.document",
    "plainText_1:document > builtinVectorStore_1.document",
    "builtinEmbeddings_0 > builtinVectorStore_0.embeddings",
    "builtinEmbeddings_0 > builtinVectorStore_1.embeddings",
    "builtinVectorStore_0:vectorStore > vectorStoreRetriever_0.vectorStore",
    "builtinVectorStore_1:vectorStore > vectorStoreRetriever_1.vectorStore",
    "vectorStoreRetriever_0 > multiRetrievalQAChain_0.vectorStoreRetriever",
    "vectorStoreRetriever_1 > multiRetrievalQAChain_0.vectorStoreRetriever",
    "chatOpenAI_0 > multiRetrievalQAChain_0.model",
  ],
} satisfies ReadyTemplate;
