import { defineCredential } from "../define-node";

export default defineCredential({
  name: "redisCacheApi",
  label: "Redis API",
  description: "A Redis server by host and port.",
  icon: "redis.svg",
  hosts: [],
  fields: {
    redisCacheHost: { type: "string", label: "Redis Host", default: "127.0.0.1" },
    redisCachePort: { type: "number", label: "Port", default: 6379 },
    redisCacheUser: { type: "string", label: "User", optional: true },
    redisCachePwd: { type: "password", label: "Password", optional: true },
    redisCacheSslEnabled: { type: "boolean", label: "Use SSL", default: false, optional: true },
  },
});
