import { defineCredential } from "../define-node";

export default defineCredential({
  name: "upstashVectorApi",
  label: "Upstash Vector API",
  description: "Address and token of an Upstash Vector index.",
  icon: "upstash.svg",
  docs: "https://console.upstash.com",
  hosts: [],
  fields: {
    UPSTASH_VECTOR_REST_URL: {
      type: "string",
      label: "Upstash Vector REST URL",
      placeholder: "https://my-index.upstash.io",
    },
    UPSTASH_VECTOR_REST_TOKEN: { type: "password", label: "Upstash Vector REST Token" },
  },
});
