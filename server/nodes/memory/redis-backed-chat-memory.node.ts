import redisCacheApi from "../credentials/redis-cache-api.credential";
import { redisAddress } from "../credentials/redis-address";
import redisCacheUrlApi from "../credentials/redis-cache-url-api.credential";
import { defineNode } from "../define-node";
import type { ChatMemory } from "../slots";
import { memoryInputs, sessionLifeInput } from "./memory-inputs";
import { redisListMemory } from "./redis-list";

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
    const address = redisAddress(secrets);
    return redisListMemory({ ...inputs, nodeId: node.id, connect: () => tools.redis(address) });
  },
});
