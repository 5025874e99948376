import { choices } from "../chat-models/list-models";
import cohereApi from "../credentials/cohere-api.credential";
import { defineNode } from "../define-node";
import { bearer } from "../embeddings/endpoint";
import { postJson } from "../post-json";
import { rankings, reranked } from "./rerank";
import { chunksInput, modelInput } from "./rerank-inputs";
import {
  baseRetrieverSlot,
  foundPerTurn,
  queryInput,
  retrieverOutput,
  retrieverOutputs,
  topKInput,
} from "./retriever-parts";

const known = ["rerank-v3.5", "rerank-english-v3.0", "rerank-multilingual-v3.0"];

export default defineNode({
  name: "cohereRerankRetriever",
  version: 1,
  label: "Cohere Rerank Retriever",
  description: "Has Cohere put what was found in the order in which it answers the question.",
  category: "Retrievers",
  icon: "cohere.svg",
  docs: "https://docs.cohere.com/docs/rerank-overview",
  provides: ["Cohere Rerank Retriever", "BaseRetriever"],
  outputs: retrieverOutputs("Cohere Rerank Retriever", ["Cohere Rerank Retriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  credential: cohereApi,
  summary: ["model", "topK"],
  inputs: { ...baseRetrieverSlot, ...modelInput("rerank-v3.5"), ...queryInput, ...topKInput, ...chunksInput },
  loaders: { listModels: async () => choices(known) },
  async create({ inputs, secrets, tools, output, turn }) {
    const { baseRetriever, model, topK, query } = inputs;
    const retriever = reranked(
      baseRetriever,
      (question, documents, signal) =>
        postJson({
          ...{ provider: "Cohere", tools, signal, reads: rankings, headers: bearer(secrets.cohereApiKey) },
          url: "https://api.cohere.com/v2/rerank",
          body: { model, query: question, documents, top_n: Math.min(topK ?? documents.length, documents.length) },
        }),
      topK,
    );
    return retrieverOutput(retriever, { output, query, turn });
  },
});
