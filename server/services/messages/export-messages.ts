import type { ServiceContext } from "../context";
import { listMessages } from "./list-messages";
import type { MessageRow } from "./message-row";

/** The flow's messages for a file, oldest first. */
export const exportMessages = (
  ctx: ServiceContext,
  input: { flowId: string; from?: Date; to?: Date; search?: string },
): Promise<MessageRow[]> => listMessages(ctx, input);
