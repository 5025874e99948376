import { defineCredential } from "../define-node";

export default defineCredential({
  name: "deepseekApi",
  label: "DeepseekAI API",
  description: "A key from DeepSeek's platform.",
  icon: "deepseek.svg",
  docs: "https://platform.deepseek.com/api_keys",
  hosts: ["api.deepseek.com"],
  fields: { deepseekApiKey: { type: "password", label: "DeepseekAI API Key" } },
});
