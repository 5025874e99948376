import { defineCredential } from "../define-node";

export default defineCredential({
  name: "unstructuredApi",
  label: "Unstructured API",
  description: "A key of the Unstructured API.",
  icon: "any-file.svg",
  docs: "https://docs.unstructured.io",
  hosts: [],
  fields: {
    unstructuredAPIKey: { type: "password", label: "API Key" },
  },
});
