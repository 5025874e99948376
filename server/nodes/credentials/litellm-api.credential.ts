import { defineCredential } from "../define-node";

export default defineCredential({
  name: "litellmApi",
  label: "Litellm API",
  description: "The key that your LiteLLM proxy asks for.",
  icon: "litellm.svg",
  docs: "https://docs.litellm.ai/docs/proxy/virtual_keys",
  hosts: [],
  fields: { litellmApiKey: { type: "password", label: "API Key" } },
});
