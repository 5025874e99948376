import { defineCredential } from "../define-node";

export default defineCredential({
  name: "cohereApi",
  label: "Cohere API",
  description: "A key from Cohere's dashboard.",
  icon: "cohere.svg",
  docs: "https://dashboard.cohere.com/api-keys",
  hosts: ["api.cohere.com"],
  fields: { cohereApiKey: { type: "password", label: "Cohere Api Key" } },
});
