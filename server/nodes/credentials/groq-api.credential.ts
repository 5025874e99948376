import { defineCredential } from "../define-node";

export default defineCredential({
  name: "groqApi",
  label: "Groq API",
  description: "A key from GroqCloud.",
  icon: "groq.svg",
  docs: "https://console.groq.com/keys",
  hosts: ["api.groq.com"],
  fields: { groqApiKey: { type: "password", label: "Groq Api Key" } },
});
