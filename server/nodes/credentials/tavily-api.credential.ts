import { defineCredential } from "../define-node";

export default defineCredential({
  name: "tavilyApi",
  label: "Tavily API",
  description: "A key from tavily.com.",
  icon: "search.svg",
  docs: "https://docs.tavily.com",
  hosts: ["api.tavily.com"],
  fields: { tavilyApiKey: { type: "password", label: "Tavily Api Key" } },
});
