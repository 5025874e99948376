import { z } from "zod";
import { AppError } from "@/domain/errors";
import upstashRedisMemoryApi from "../credentials/upstash-redis-memory-api.credential";
import { defineNode } from "../define-node";
import type { ChatMemory } from "../slots";
import { memoryInputs, sessionLifeInput } from "./memory-inputs";
import { redisListMemory } from "./redis-list";

const reply = z.object({ result: z.unknown().optional(), error: z.string().optional() });

export default defineNode({
  name: "upstashRedisBackedChatMemory",
  version: 2,
  label: "Upstash Redis-Backed Chat Memory",
  description: "Remembers conversations in an Upstash Redis, through its web address.",
  category: "Memory",
  icon: "redis.svg",
  docs: "https://upstash.com/docs/redis/features/restapi",
  provides: ["UpstashRedisBackedChatMemory", "BaseChatMemory", "BaseMemory"],
  credential: upstashRedisMemoryApi,
  inputs: {
    baseURL: {
      type: "string",
      label: "Upstash Redis REST URL",
      description: "As Upstash's console shows it.",
      placeholder: "https://my-database.upstash.io",
    },
    sessionId: memoryInputs.sessionId,
    ...sessionLifeInput,
    memoryKey: memoryInputs.memoryKey,
  },
  async create({ inputs, secrets, tools, node }): Promise<ChatMemory> {
    return redisListMemory({
      ...inputs,
      nodeId: node.id,
      connect: async ({ signal }) => ({
        async send(...command) {
          const response = await tools.fetch(inputs.baseURL.trim(), {
            method: "POST",
            headers: { "content-type": "application/json", authorization: `Bearer ${secrets.upstashRestToken}` },
            body: JSON.stringify(command),
            signal,
          });
          const { data } = reply.safeParse(await response.json().catch(() => undefined));
          if (response.ok && data && data.error === undefined) return data.result;
          const because = data?.error ?? `status ${response.status}`;
          throw new AppError("upstream_failed", `Upstash refused (${because}). Check the address and its credential.`);
        },
      }),
    });
  },
});
