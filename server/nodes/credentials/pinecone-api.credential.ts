import { defineCredential } from "../define-node";

export default defineCredential({
  name: "pineconeApi",
  label: "Pinecone API",
  description: "A key of a Pinecone project.",
  icon: "pinecone.svg",
  docs: "https://docs.pinecone.io/guides/projects/manage-api-keys",
  hosts: ["*.pinecone.io"],
  fields: { pineconeApiKey: { type: "password", label: "Pinecone Api Key" } },
});
