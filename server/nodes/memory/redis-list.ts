import { z } from "zod";
import { AppError, isAppError } from "@/domain/errors";
import type { HistoryMessage, RedisConnection } from "@/server/engine/ports";
import type { ChatMemory, Turn } from "../slots";

export interface RedisListOptions {
  memoryKey: string;
  sessionId: string | undefined;
  /** Seconds a session lives after its last answer; forever without. */
  sessionTTL: number | undefined;
  /** Exchanges to remember; all without. */
  windowSize?: number | undefined;
  /** The memory's own node, to blame when its server is away. */
  nodeId: string;
  connect(turn: Pick<Turn, "signal">): Promise<RedisConnection>;
}

const longestHistory = 200;
/** Newest messages that a session keeps. */
const longestList = 2_000;

const stored = z.object({ role: z.enum(["user", "assistant"]), content: z.string() });

/** A memory that keeps each session in a Redis list of its own, apart from those of other flows. */
export const redisListMemory = (options: RedisListOptions): ChatMemory => ({
  memoryKey: options.memoryKey,
  ...(options.sessionId && { sessionId: options.sessionId }),
  async load(turn) {
    const count = options.windowSize === undefined ? longestHistory : Math.floor(options.windowSize) * 2;
    if (count <= 0) return [];
    try {
      const redis = await options.connect(turn);
      const items = z.array(z.unknown()).parse(await redis.send("LRANGE", keyOf(turn), -count, -1));
      return items.flatMap(readItem);
    } catch (error) {
      if (!isAppError(error)) throw error;
      throw new AppError(error.code, error.message, { cause: error, nature: error.nature, nodeId: options.nodeId });
    }
  },
  async remember(turn, answer) {
    const redis = await options.connect(turn);
    const exchange: HistoryMessage[] = [
      { role: "user", content: turn.question },
      { role: "assistant", content: answer },
    ];
    await redis.send("RPUSH", keyOf(turn), ...exchange.map((message) => JSON.stringify(message)));
    await redis.send("LTRIM", keyOf(turn), -longestList, -1);
    if (options.sessionTTL !== undefined) await redis.send("EXPIRE", keyOf(turn), Math.floor(options.sessionTTL));
  },
  async forget(session) {
    const redis = await options.connect(session);
    await redis.send("DEL", keyOf(session));
  },
});

/** A flow's id is of one workspace only. */
const keyOf = ({ flowId, sessionId }: Pick<Turn, "flowId" | "sessionId">): string =>
  `weft:memory:${flowId}:${sessionId}`;

/** Another program may have written there. */
function readItem(item: unknown): HistoryMessage[] {
  if (typeof item !== "string") return [];
  try {
    const message = stored.safeParse(JSON.parse(item));
    return message.success ? [message.data] : [];
  } catch {
    return [];
  }
}
