import { defineCredential } from "../define-node";

export default defineCredential({
  name: "serperApi",
  label: "Serper API",
  description: "A key from serper.dev.",
  icon: "search.svg",
  docs: "https://serper.dev/api-key",
  hosts: ["google.serper.dev"],
  fields: { serperApiKey: { type: "password", label: "Serper Api Key" } },
});
