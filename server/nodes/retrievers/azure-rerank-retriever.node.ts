import { choices } from "../chat-models/list-models";
import azureFoundryApi from "../credentials/azure-foundry-api.credential";
import { defineNode } from "../define-node";
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

const known = [
  "Cohere-rerank-v4.0-fast",
  "Cohere-rerank-v4.0-pro",
  "rerank-v3.5",
  "rerank-english-v3.0",
  "rerank-multilingual-v3.0",
];

export default defineNode({
  name: "AzureRerankRetriever",
  version: 1,
  label: "Azure Rerank Retriever",
  description: "Has a model in Azure put what was found in the order in which it answers the question.",
  category: "Retrievers",
  icon: "azure.svg",
  docs: "https://learn.microsoft.com/azure/ai-foundry/",
  provides: ["Azure Rerank Retriever", "BaseRetriever"],
  outputs: retrieverOutputs("Azure Rerank Retriever", ["Azure Rerank Retriever", "BaseRetriever"]),
  perTurn: foundPerTurn,
  credential: azureFoundryApi,
  summary: ["model", "topK"],
  inputs: {
    ...baseRetrieverSlot,
    ...modelInput("Cohere-rerank-v4.0-fast"),
    ...queryInput,
    ...topKInput,
    ...chunksInput,
  },
  loaders: { listModels: async () => choices(known) },
  async create({ inputs, secrets, tools, output, turn }) {
    const { baseRetriever, model, topK, query, maxChunksPerDoc } = inputs;
    const retriever = reranked(
      baseRetriever,
      (question, documents, signal) =>
        postJson({
          ...{ provider: "Azure", tools, signal, reads: rankings, url: secrets.azureFoundryEndpoint },
          headers: { "api-key": secrets.azureFoundryApiKey },
          body: {
            ...{ model, query: question, documents, return_documents: false },
            top_n: Math.min(topK ?? documents.length, documents.length),
            ...(maxChunksPerDoc !== undefined && { max_chunks_per_doc: maxChunksPerDoc }),
          },
        }),
      topK,
    );
    return retrieverOutput(retriever, { output, query, turn });
  },
});
