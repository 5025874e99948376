import { z } from "zod";
import redisCacheApi from "../credentials/redis-cache-api.credential";
import redisCacheUrlApi from "../credentials/redis-cache-url-api.credential";
import { defineNode } from "../define-node";
import type { ChatMemory } from "../slots";
import { memoryInputs, sessionLifeInput } from "./memory-inputs";
import { redisListMemory } from "./redis-list";

const parts = z.object({
  redisUrl: z.string().optional(),
  redisCacheHost: z.string().optional(),
  redisCachePort: z.string().optional(),
  redisCacheUser: z.string().optional(),
  redisCachePwd: z.string().optional(),
  redisCacheSslEnabled: z.string().optional(),
});

export default defineNode({
  name: "RedisBackedChatMemory",
  version: 2,
  label: "Redis-Backed Chat Memory",
  description: "Remembers conversations in a Redis server.",
  category: "Memory",
  icon: "redis.svg",
  provides: ["RedisBackedChatMemory", "BaseChatMemory", "BaseMemory"],
  credential: redisCacheUrlApi,
  otherCredentials: [redisCacheApi],
  credentialOptional: true,
  inputs: {
    sessionId: memoryInputs.sessionId,
    ...sessionLifeInput,
    memoryKey: memoryInputs.memoryKey,
    windowSize: {
      type: "number",
      label: "Window Size",
      description: "How many exchanges (question and answer) to remember. Empty: all.",
      step: 1,
      min: 0,
      optional: true,
      additional: true,
    },
  },
  async create({ inputs, secrets, tools, node }): Promise<ChatMemory> {
    const address = addressOf(parts.parse(secrets));
    return redisListMemory({ ...inputs, nodeId: node.id, connect: () => tools.redis(address) });
  },
});

/** The credential's server; without one the operator's own. */
function addressOf(given: z.infer<typeof parts>): string | undefined {
  if (given.redisUrl) return given.redisUrl;
  if (!given.redisCacheHost) return undefined;
  const url = new URL(`${given.redisCacheSslEnabled === "true" ? "rediss" : "redis"}://host`);
  url.hostname = given.redisCacheHost.includes(":") ? `[${given.redisCacheHost}]` : given.redisCacheHost;
  url.port = given.redisCachePort ?? "";
  url.username = encodeURIComponent(given.redisCacheUser ?? "");
  url.password = encodeURIComponent(given.redisCachePwd ?? "");
  return url.href;
}
