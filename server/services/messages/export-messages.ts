import type { ChatType } from "@/server/data/schema/runs";
import type { ServiceContext } from "../context";
import { listMessages } from "./list-messages";
import type { MessageRow } from "./message-row";

/** The flow's messages for a file, oldest first. */
export const exportMessages = (
  ctx: ServiceContext,
  { chatType, ...input }: { flowId: string; from?: Date; to?: Date; search?: string; chatType?: ChatType },
): Promise<MessageRow[]> => listMessages(ctx, { ...input, chatTypes: chatType && [chatType] });
