import { defineCredential } from "../define-node";

export default defineCredential({
  name: "searchApi",
  label: "Search API",
  description: "A key from searchapi.io.",
  icon: "search.svg",
  docs: "https://www.searchapi.io/docs/google",
  hosts: ["www.searchapi.io"],
  fields: {
    searchApiKey: { type: "password", label: "SearchApi API Key" },
  },
});
