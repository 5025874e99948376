import type { ServiceContext } from "../context";
import { type JudgedMessage, listJudgedMessages } from "./list-judged-messages";
import type { SessionFilter } from "./list-sessions";

/** The flow's messages for a file, oldest first, each with its judgement. */
export const exportMessages = (
  ctx: ServiceContext,
  { chatType, rating, ...input }: SessionFilter & { flowId: string },
): Promise<JudgedMessage[]> =>
  listJudgedMessages(ctx, { ...input, chatTypes: chatType && [chatType], ratings: rating && [rating] });
