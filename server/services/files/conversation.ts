import { and, eq, type SQL } from "drizzle-orm";
import { storedFiles } from "@/server/data/schema/conversations";
import { storableText } from "@/server/data/storable";

/** Whose files: everything that came with one conversation with one flow. */
export interface Conversation {
  workspaceId: string;
  flowId: string;
  chatId: string;
}

export const whereConversation = ({ workspaceId, flowId, chatId }: Conversation): SQL | undefined =>
  and(
    eq(storedFiles.workspaceId, workspaceId),
    eq(storedFiles.flowId, flowId),
    eq(storedFiles.chatId, storableText(chatId)),
  );
