import { defineCredential } from "../define-node";

export default defineCredential({
  name: "httpApiKey",
  label: "HTTP Api Key",
  description: "A key that is sent in a header of a name of its own, such as X-API-Key.",
  icon: "http.svg",
  hosts: [],
  fields: {
    key: { type: "string", label: "Key", description: "Name of the header." },
    value: { type: "password", label: "Value" },
  },
});
