import { defineCredential } from "../define-node";

export default defineCredential({
  name: "redisCacheUrlApi",
  label: "Redis URL",
  description: "A Redis server in one line, with its password.",
  icon: "redis.svg",
  hosts: [],
  // Holds a password, and so is kept like one.
  fields: { redisUrl: { type: "password", label: "Redis URL", placeholder: "redis://:password@host:6379" } },
});
