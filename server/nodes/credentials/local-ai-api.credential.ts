import { defineCredential } from "../define-node";

export default defineCredential({
  name: "localAIApi",
  label: "LocalAI API",
  description: "Only for a LocalAI server that stands behind a key.",
  icon: "local-ai.svg",
  docs: "https://localai.io",
  hosts: [],
  fields: { localAIApiKey: { type: "password", label: "LocalAi Api Key" } },
});
