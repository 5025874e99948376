import { z } from "zod";
import { choices } from "../chat-models/list-models";
import cohereApi from "../credentials/cohere-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { bearer } from "./endpoint";
import { httpEmbedder } from "./http-embedder";

const known = [
  "embed-v4.0",
  "embed-english-v3.0",
  "embed-english-light-v3.0",
  "embed-multilingual-v3.0",
  "embed-multilingual-light-v3.0",
  "embed-english-v2.0",
];

const vectors = z
  .object({ embeddings: z.object({ float: z.array(z.array(z.number())) }) })
  .transform(({ embeddings }) => embeddings.float);

export default defineNode({
  name: "cohereEmbeddings",
  version: 3,
  label: "Cohere Embeddings",
  description: "Cohere's embeddings, which tell questions from documents.",
  category: "Embeddings",
  icon: "cohere.svg",
  docs: "https://docs.cohere.com/docs/embeddings",
  provides: ["CohereEmbeddings", "Embeddings"],
  credential: cohereApi,
  summary: ["modelName"],
  inputs: {
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", default: "embed-english-v2.0" },
    inputType: {
      type: "options",
      label: "Type",
      description:
        "What the vectors are for. With either of the search types documents and questions are told apart by themselves.",
      options: [
        { label: "search_document", name: "search_document" },
        { label: "search_query", name: "search_query" },
        { label: "classification", name: "classification" },
        { label: "clustering", name: "clustering" },
      ],
      default: "search_query",
      optional: true,
    },
  },
  loaders: { listModels: async () => choices(known) },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const { modelName: model, inputType } = inputs;
    return httpEmbedder({
      ...{ model, provider: "Cohere", tools },
      url: "https://api.cohere.com/v2/embed",
      headers: bearer(secrets.cohereApiKey),
      body: (texts, purpose) => ({
        ...{ model, texts, embedding_types: ["float"] },
        input_type: inputType.startsWith("search_") ? `search_${purpose}` : inputType,
      }),
      reads: vectors,
      batchSize: 96,
    });
  },
});
