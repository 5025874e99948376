import { defineCredential } from "../define-node";

export default defineCredential({
  name: "serpApi",
  label: "Serp API",
  description: "A key from serpapi.com.",
  icon: "search.svg",
  docs: "https://serpapi.com/manage-api-key",
  hosts: ["serpapi.com"],
  fields: { serpApiKey: { type: "password", label: "Serp Api Key" } },
});
