import { defineCredential } from "../define-node";

export default defineCredential({
  name: "azureCognitiveServices",
  label: "Azure Cognitive Services",
  description: "Key and region of a Speech resource, as the Azure portal shows them.",
  icon: "azure.svg",
  docs: "https://learn.microsoft.com/azure/ai-services/speech-service/fast-transcription-create",
  hosts: ["*.api.cognitive.microsoft.com"],
  fields: {
    azureSubscriptionKey: { type: "password", label: "Azure Subscription Key" },
    serviceRegion: { type: "string", label: "Service Region", placeholder: "westus" },
    apiVersion: { type: "string", label: "API Version", placeholder: "2024-11-15", optional: true },
  },
});
