import { defineCredential } from "../define-node";

export default defineCredential({
  name: "voyageAIApi",
  label: "Voyage AI API",
  description: "A key from Voyage AI.",
  icon: "voyage.svg",
  docs: "https://dashboard.voyageai.com/api-keys",
  hosts: [],
  fields: {
    endpoint: { type: "string", label: "Voyage AI Endpoint", default: "https://api.voyageai.com/v1/embeddings" },
    apiKey: { type: "password", label: "Voyage AI API Key" },
  },
});
