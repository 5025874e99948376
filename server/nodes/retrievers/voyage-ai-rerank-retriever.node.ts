import { choices } from "../chat-models/list-models";
import voyageAiApi from "../credentials/voyage-ai-api.credential";
import { defineNode } from "../define-node";
import { bearer, endpoint } from "../embeddings/endpoint";
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

const known = ["rerank-2.5", "rerank-2.5-lite", "rerank-2", "rerank-2-lite", "rerank-1", "rerank-lite-1"];

export default defineNode({
  name: "voyageAIRerankRetriever",
  version: 1,
  label: "Voyage AI Rerank Retriever",
  description: "Has Voyage put what was found in the order in which it answers the question.",
  category: "Retrievers",
  icon: "voyage.svg",
  docs: "https://docs.voyageai.com/docs/reranker",
  provides: ["VoyageAIRerankRetriever", "BaseRetriever"],
  outputs: retrieverOutputs("Voyage AI Rerank Retriever", ["VoyageAIRerankRetriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  credential: voyageAiApi,
  summary: ["model", "topK"],
  inputs: { ...baseRetrieverSlot, ...modelInput("rerank-lite-1"), ...queryInput, ...topKInput },
  loaders: { listModels: async () => choices(known) },
  async create({ inputs, secrets, tools, output, turn }) {
    const { baseRetriever, model, topK, query } = inputs;
    // The credential names the address for embeddings; its neighbour reranks.
    const url = endpoint(secrets.endpoint, "https://api.voyageai.com/v1/embeddings").replace(/embeddings$/, "rerank");
    const retriever = reranked(
      baseRetriever,
      (question, documents, signal) =>
        postJson({
          ...{ provider: "Voyage AI", tools, signal, reads: rankings, headers: bearer(secrets.apiKey), url },
          body: { model, query: question, documents, top_k: Math.min(topK ?? documents.length, documents.length) },
        }),
      topK,
    );
    return retrieverOutput(retriever, { output, query, turn });
  },
});
