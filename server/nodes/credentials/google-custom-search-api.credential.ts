import { defineCredential } from "../define-node";

export default defineCredential({
  name: "googleCustomSearchApi",
  label: "Google Custom Search API",
  description: "A key of Google's Custom Search API and the search engine it asks.",
  icon: "search.svg",
  docs: "https://developers.google.com/custom-search/v1/introduction",
  hosts: ["www.googleapis.com"],
  fields: {
    googleCustomSearchApiKey: { type: "password", label: "Google Custom Search Api Key" },
    googleCustomSearchApiId: { type: "string", label: "Programmable Search Engine ID" },
  },
});
