import { and, eq } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { storedFiles } from "@/server/data/schema/conversations";
import { storableText } from "@/server/data/storable";
import { type Conversation, whereConversation } from "./conversation";
import type { FilePorts } from "./keep-files";

export interface FoundFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

/** A file of a conversation by its name. */
export async function findFile({ db, files }: FilePorts, conversation: Conversation, name: string): Promise<FoundFile> {
  const [row] = await db
    .select({ id: storedFiles.id, name: storedFiles.name, mime: storedFiles.mime })
    .from(storedFiles)
    .where(and(whereConversation(conversation), eq(storedFiles.name, storableText(name))));
  if (!row) throw new AppError("not_found", `File ${name} not found`);
  return { name: row.name, mime: row.mime, bytes: await files.read(row.id) };
}
