import { defineCredential } from "../define-node";
import { otherHostsField } from "./other-hosts-field";

export default defineCredential({
  name: "mistralAIApi",
  label: "MistralAI API",
  description: "A key from Mistral's console.",
  icon: "mistral.svg",
  docs: "https://console.mistral.ai/api-keys",
  hosts: ["api.mistral.ai"],
  fields: {
    mistralAIAPIKey: { type: "password", label: "MistralAI API Key" },
    ...otherHostsField,
  },
});
