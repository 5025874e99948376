import { defineCredential } from "../define-node";

export default defineCredential({
  name: "togetherAIApi",
  label: "TogetherAI API",
  description: "A key from together.ai.",
  icon: "together.svg",
  docs: "https://api.together.ai/settings/api-keys",
  hosts: ["api.together.xyz"],
  fields: { togetherAIApiKey: { type: "password", label: "TogetherAI Api Key" } },
});
