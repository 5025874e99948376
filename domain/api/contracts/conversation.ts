import { z } from "zod";
import type { PathParam } from "../contract";
import { flowParams } from "./flow-params";

/** Of paths about one conversation of a flow. */
export const conversationParams = {
  ...flowParams,
  chatId: { description: "The conversation, as `chatId` in its answers names it." },
} as const satisfies Record<string, PathParam>;

/** What the recorded servers answer to a stop. */
export const stopped = z.object({ status: z.literal(200), message: z.string() });
