import { defineCredential } from "../define-node";

export default defineCredential({
  name: "qdrantApi",
  label: "Qdrant API",
  description: "The key of a Qdrant server or of Qdrant Cloud.",
  icon: "qdrant.svg",
  docs: "https://qdrant.tech/documentation/cloud/authentication",
  hosts: [],
  fields: { qdrantApiKey: { type: "password", label: "Qdrant API Key" } },
});
