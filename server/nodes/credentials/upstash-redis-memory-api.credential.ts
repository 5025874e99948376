import { defineCredential } from "../define-node";

export default defineCredential({
  name: "upstashRedisMemoryApi",
  label: "Upstash Redis Memory API",
  description: "The REST token of an Upstash database.",
  icon: "redis.svg",
  docs: "https://console.upstash.com",
  hosts: ["*.upstash.io"],
  fields: { upstashRestToken: { type: "password", label: "Upstash Redis REST Token" } },
});
