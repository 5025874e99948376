import { defineCredential } from "../define-node";

export default defineCredential({
  name: "openSearchUrl",
  label: "OpenSearch",
  description: "Address of an OpenSearch server, with user and password where it asks for them.",
  icon: "open-search.svg",
  hosts: [],
  fields: {
    openSearchUrl: { type: "password", label: "OpenSearch URL", placeholder: "https://localhost:9200" },
    user: { type: "string", label: "User", optional: true },
    password: { type: "password", label: "Password", optional: true },
  },
});
