import { defineCredential } from "../define-node";

export default defineCredential({
  name: "huggingFaceApi",
  label: "HuggingFace API",
  description: "A token from Hugging Face.",
  icon: "hugging-face.svg",
  docs: "https://huggingface.co/settings/tokens",
  hosts: [],
  fields: { huggingFaceApiKey: { type: "password", label: "HuggingFace Api Key" } },
});
