import { defineCredential } from "../define-node";
import { otherHostsField } from "./other-hosts-field";

export default defineCredential({
  name: "googleGenerativeAI",
  label: "Google Generative AI",
  description: "A Gemini API key from Google AI Studio.",
  icon: "gemini.svg",
  docs: "https://aistudio.google.com/apikey",
  hosts: ["generativelanguage.googleapis.com"],
  fields: {
    googleGenerativeAPIKey: { type: "password", label: "Google AI API Key" },
    ...otherHostsField,
  },
});
