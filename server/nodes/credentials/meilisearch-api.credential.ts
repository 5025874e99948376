import { defineCredential } from "../define-node";

export default defineCredential({
  name: "meilisearchApi",
  label: "Meilisearch API",
  description: "Keys of a Meilisearch.",
  icon: "search.svg",
  docs: "https://www.meilisearch.com/docs",
  hosts: [],
  fields: {
    meilisearchSearchApiKey: { type: "password", label: "Meilisearch Search API Key" },
    meilisearchAdminApiKey: {
      type: "password",
      label: "Meilisearch Admin API Key",
      description: "Needed to store documents.",
      optional: true,
    },
  },
});
