import { choices } from "../chat-models/list-models";
import jinaAiApi from "../credentials/jina-ai-api.credential";
import { defineNode } from "../define-node";
import { bearer } from "../embeddings/endpoint";
import { postJson } from "../post-json";
import { rankings, reranked } from "./rerank";
import { modelInput } from "./rerank-inputs";
import {
  baseRetrieverSlot,
  foundPerTurn,
  queryInput,
  retrieverOutput,
  retrieverOutputs,
  topKInput,
} from "./retriever-parts";

const known = ["jina-reranker-v2-base-multilingual", "jina-reranker-m0", "jina-colbert-v2"];

export default defineNode({
  name: "JinaRerankRetriever",
  version: 1,
  label: "Jina AI Rerank Retriever",
  description: "Has Jina put what was found in the order in which it answers the question.",
  category: "Retrievers",
  icon: "jina.svg",
  docs: "https://jina.ai/reranker/",
  provides: ["JinaRerankRetriever", "BaseRetriever"],
  outputs: retrieverOutputs("Jina AI Rerank Retriever", ["JinaRerankRetriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  credential: jinaAiApi,
  summary: ["model", "topN"],
  inputs: {
    ...baseRetrieverSlot,
    ...modelInput("jina-reranker-v2-base-multilingual"),
    ...queryInput,
    topN: { ...topKInput.topK, label: "Top N", description: "How many documents to keep at most.", default: 4 },
  },
  loaders: { listModels: async () => choices(known) },
  async create({ inputs, secrets, tools, output, turn }) {
    const { baseRetriever, model, topN, query } = inputs;
    const retriever = reranked(
      baseRetriever,
      (question, documents, signal) =>
        postJson({
          ...{ provider: "Jina AI", tools, signal, reads: rankings, headers: bearer(secrets.jinaAIAPIKey) },
          url: "https://api.jina.ai/v1/rerank",
          body: { model, query: question, documents, top_n: Math.min(topN, documents.length), return_documents: false },
        }),
      topN,
    );
    return retrieverOutput(retriever, { output, query, turn });
  },
});
