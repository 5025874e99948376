import { defineCredential } from "../define-node";

export default defineCredential({
  name: "ollamaApi",
  label: "Ollama API",
  description: "Only for an Ollama server that stands behind a key, such as the hosted one.",
  icon: "ollama.svg",
  hosts: [],
  fields: {
    ollamaApiKey: { type: "password", label: "Ollama Api Key" },
  },
});
