import { defineCredential } from "../define-node";

export default defineCredential({
  name: "azureFoundryApi",
  label: "Azure Foundry API",
  description: "A model deployed in Azure AI Foundry.",
  icon: "azure.svg",
  docs: "https://learn.microsoft.com/azure/ai-foundry/",
  hosts: [],
  fields: {
    azureFoundryApiKey: { type: "password", label: "Azure Foundry API Key" },
    azureFoundryEndpoint: {
      type: "string",
      label: "Azure Foundry Endpoint",
      placeholder: "https://my-resource.services.ai.azure.com/providers/cohere/v2/rerank",
    },
  },
});
