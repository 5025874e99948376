import { defineCredential } from "../define-node";

export default defineCredential({
  name: "xaiApi",
  label: "Xai API",
  description: "A key from xAI's console.",
  icon: "xai.svg",
  docs: "https://console.x.ai",
  hosts: ["api.x.ai"],
  fields: { xaiApiKey: { type: "password", label: "X AI API Key" } },
});
