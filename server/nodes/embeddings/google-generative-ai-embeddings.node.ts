import { z } from "zod";
import { listModels } from "../chat-models/list-models";
import googleGenerativeAi from "../credentials/google-generative-ai.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { stripNewLinesInput } from "./embedding-inputs";
import { httpEmbedder } from "./http-embedder";

const api = "https://generativelanguage.googleapis.com/v1beta";
const known = ["gemini-embedding-001", "text-embedding-004"];

const vectors = z
  .object({ embeddings: z.array(z.object({ values: z.array(z.number()) })) })
  .transform(({ embeddings }) => embeddings.map(({ values }) => values));
const modelList = z.object({
  models: z.array(z.object({ name: z.string(), supportedGenerationMethods: z.array(z.string()).optional() })),
});

const tasks = [
  "TASK_TYPE_UNSPECIFIED",
  "RETRIEVAL_QUERY",
  "RETRIEVAL_DOCUMENT",
  "SEMANTIC_SIMILARITY",
  "CLASSIFICATION",
  "CLUSTERING",
] as const;

export default defineNode({
  name: "googleGenerativeAiEmbeddings",
  version: 2,
  label: "GoogleGenerativeAI Embeddings",
  description: "Google's embeddings.",
  category: "Embeddings",
  icon: "gemini.svg",
  docs: "https://ai.google.dev/gemini-api/docs/embeddings",
  provides: ["GoogleGenerativeAiEmbeddings", "GoogleGenerativeAIEmbeddings", "Embeddings"],
  credential: googleGenerativeAi,
  summary: ["modelName"],
  inputs: {
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", default: "gemini-embedding-001" },
    tasktype: {
      type: "options",
      label: "Task Type",
      description:
        "What the vectors are for. With either of the retrieval types documents and questions are told apart.",
      options: tasks.map((name) => ({ label: name, name })),
      default: "TASK_TYPE_UNSPECIFIED",
    },
    ...stripNewLinesInput,
  },
  loaders: {
    async listModels({ secrets, tools, signal }) {
      if (!secrets.googleGenerativeAPIKey) return known.map((name) => ({ label: name, name }));
      const headers = { "x-goog-api-key": secrets.googleGenerativeAPIKey };
      return listModels(
        { url: `${api}/models?pageSize=1000`, headers, provider: "Google", tools, signal },
        modelList,
        (list) =>
          list.models
            .filter(({ supportedGenerationMethods = [] }) => supportedGenerationMethods.includes("embedContent"))
            .map(({ name }) => name.replace(/^models\//, ""))
            .map((name) => ({ label: name, name })),
      );
    },
  },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const name = inputs.modelName.replace(/^models\//, "");
    const model = `models/${name}`;
    const taskFor = (purpose: "document" | "query"): string =>
      inputs.tasktype.startsWith("RETRIEVAL_") ? `RETRIEVAL_${purpose.toUpperCase()}` : inputs.tasktype;
    return httpEmbedder({
      ...{ model: name, provider: "Google", tools },
      url: `${api}/${model.split("/").map(encodeURIComponent).join("/")}:batchEmbedContents`,
      headers: { "x-goog-api-key": secrets.googleGenerativeAPIKey },
      body: (texts, purpose) => ({
        requests: texts.map((text) => ({ model, content: { parts: [{ text }] }, taskType: taskFor(purpose) })),
      }),
      reads: vectors,
      batchSize: 100,
      stripNewLines: inputs.stripNewLines,
    });
  },
});
