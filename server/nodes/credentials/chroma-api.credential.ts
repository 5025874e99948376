import { defineCredential } from "../define-node";

export default defineCredential({
  name: "chromaApi",
  label: "Chroma API",
  description: "Key, tenant and database of Chroma Cloud, or of a server that asks for them.",
  icon: "chroma.svg",
  docs: "https://docs.trychroma.com/cloud/getting-started",
  hosts: [],
  fields: {
    chromaApiKey: { type: "password", label: "Chroma Api Key" },
    chromaTenant: { type: "string", label: "Chroma Tenant", optional: true },
    chromaDatabase: { type: "string", label: "Chroma Database", optional: true },
  },
});
