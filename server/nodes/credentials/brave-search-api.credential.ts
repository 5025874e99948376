import { defineCredential } from "../define-node";

export default defineCredential({
  name: "braveSearchApi",
  label: "Brave Search API",
  description: "A key of the Brave Search API.",
  icon: "search.svg",
  docs: "https://api-dashboard.search.brave.com",
  hosts: ["api.search.brave.com"],
  fields: {
    braveApiKey: { type: "password", label: "BraveSearch API Key" },
  },
});
