import { defineCredential } from "../define-node";

export default defineCredential({
  name: "weaviateApi",
  label: "Weaviate API",
  description: "The key of a Weaviate server or of Weaviate Cloud.",
  icon: "weaviate.svg",
  docs: "https://docs.weaviate.io/cloud/manage-clusters/authentication",
  hosts: [],
  fields: { weaviateApiKey: { type: "password", label: "Weaviate API Key" } },
});
