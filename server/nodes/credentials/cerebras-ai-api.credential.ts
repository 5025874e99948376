import { defineCredential } from "../define-node";

export default defineCredential({
  name: "cerebrasAIApi",
  label: "Cerebras API Key",
  description: "A key from Cerebras Cloud.",
  icon: "cerebras.svg",
  docs: "https://cloud.cerebras.ai",
  hosts: ["api.cerebras.ai"],
  fields: { cerebrasApiKey: { type: "password", label: "Cerebras API Key" } },
});
