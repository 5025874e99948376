import { defineCredential } from "../define-node";

export default defineCredential({
  name: "jinaAIApi",
  label: "JinaAI API",
  description: "A key from Jina AI.",
  icon: "jina.svg",
  docs: "https://jina.ai/api-dashboard",
  hosts: ["api.jina.ai"],
  fields: { jinaAIAPIKey: { type: "password", label: "JinaAI API Key" } },
});
