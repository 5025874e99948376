import { AppError } from "@/domain/errors";
import azureOpenAiApi from "../credentials/azure-open-ai-api.credential";
import { defineNode } from "../define-node";
import type { Embedder } from "../documents/document-slots";
import { timeoutInput } from "../timeout-input";
import { baseOptionsInput, batchSizeInput } from "./embedding-inputs";
import { endpoint, typedHeaders } from "./endpoint";
import { httpEmbedder } from "./http-embedder";
import { openAiVectors } from "./open-ai-vectors";

export default defineNode({
  name: "azureOpenAIEmbeddings",
  version: 2,
  label: "Azure OpenAI Embeddings",
  description: "OpenAI's embeddings in your own Azure resource.",
  category: "Embeddings",
  icon: "azure.svg",
  docs: "https://learn.microsoft.com/azure/ai-services/openai/how-to/embeddings",
  provides: ["AzureOpenAIEmbeddings", "OpenAIEmbeddings", "Embeddings"],
  credential: azureOpenAiApi,
  inputs: {
    batchSize: { ...batchSizeInput.batchSize, default: 100 },
    ...timeoutInput,
    basepath: {
      type: "string",
      label: "BasePath",
      description: "Stands in place of https://(instance).openai.azure.com/openai/deployments.",
      placeholder: "https://my-resource.openai.azure.com/openai/deployments",
      optional: true,
      additional: true,
    },
    ...baseOptionsInput,
  },
  async create({ inputs, secrets, tools }): Promise<Embedder> {
    const instance = secrets.azureOpenAIApiInstanceName;
    // The name becomes part of a host name that receives the key.
    if (!inputs.basepath?.trim() && !/^[a-z0-9-]+$/i.test(instance))
      throw new AppError(
        "invalid_input",
        "The Azure instance name may hold letters, digits and hyphens only. Mend the credential.",
      );
    const base = endpoint(inputs.basepath, `https://${instance}.openai.azure.com/openai/deployments`);
    const deployment = secrets.azureOpenAIApiDeploymentName;
    const version = encodeURIComponent(secrets.azureOpenAIApiVersion);
    return httpEmbedder({
      model: deployment,
      provider: "Azure OpenAI",
      url: `${base}/${encodeURIComponent(deployment)}/embeddings?api-version=${version}`,
      headers: { "api-key": secrets.azureOpenAIApiKey, ...typedHeaders(inputs.baseOptions) },
      body: (input) => ({ input }),
      reads: openAiVectors,
      batchSize: inputs.batchSize,
      timeout: inputs.timeout,
      tools,
    });
  },
});
