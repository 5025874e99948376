import { and, count, inArray, sql, sum } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import { storedFiles } from "@/server/data/schema/conversations";
import type { FileStore } from "@/server/platform/file-store";
import { newId } from "@/server/platform/ids";
import { storableText } from "@/server/data/storable";
import { type Conversation, whereConversation } from "./conversation";
import { numberedName } from "./file-name";

export interface FilePorts {
  db: Database;
  files: FileStore;
}

export interface FileToKeep {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

export const fileQuotas = { fileBytes: 10 * 1024 * 1024, chatBytes: 100 * 1024 * 1024, chatFiles: 200 };

const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;

export function requireFileSize(name: string, size: number, most = fileQuotas.fileBytes): void {
  if (size > most) throw new AppError("too_large", `“${name}” is larger than ${megabytes(most)}.`);
}

/**
 * Keeps files of a conversation and tells under which names, in the order given. A name that is taken gets a number,
 * so that older messages keep what they showed; `replace` puts the new file in its place.
 */
export async function keepFiles(
  { db, files }: FilePorts,
  conversation: Conversation,
  given: readonly FileToKeep[],
  taken: "number" | "replace" = "number",
): Promise<string[]> {
  if (given.length === 0) return [];
  for (const { name, bytes } of given) requireFileSize(name, bytes.length);
  const { kept, replaced } = await db.transaction(async (tx) => {
    // One at a time for each conversation, or two would take the same name and the last room.
    const lock = `${conversation.flowId} ${storableText(conversation.chatId)}`;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`);
    const names = new Set(
      (await tx.select({ name: storedFiles.name }).from(storedFiles).where(whereConversation(conversation))).map(
        (row) => row.name,
      ),
    );
    const old = given.filter(({ name }) => taken === "replace" && names.has(name)).map(({ name }) => name);
    const gone =
      old.length === 0
        ? []
        : await tx
            .delete(storedFiles)
            .where(and(whereConversation(conversation), inArray(storedFiles.name, old)))
            .returning({ id: storedFiles.id });
    for (const name of old) names.delete(name);
    const rows = given.map((file) => ({ ...file, id: newId(), name: freeName(file.name, names) }));
    await requireRoom(tx, conversation, rows);
    await tx.insert(storedFiles).values(
      rows.map(({ id, name, mime, bytes }) => ({
        ...conversation,
        chatId: storableText(conversation.chatId),
        id,
        name,
        mime,
        size: bytes.length,
      })),
    );
    return { kept: rows, replaced: gone };
  });
  try {
    for (const { id, bytes } of kept) await files.write(id, bytes);
  } catch (error) {
    const ids = kept.map(({ id }) => id);
    await db.delete(storedFiles).where(inArray(storedFiles.id, ids));
    await files.remove(ids);
    throw error;
  }
  await files.remove(replaced.map(({ id }) => id));
  return kept.map(({ name }) => name);
}

/** Marks the name it finds as taken. */
function freeName(wanted: string, names: Set<string>): string {
  let name = wanted;
  for (let number = 2; names.has(name); number += 1) name = numberedName(wanted, number);
  names.add(name);
  return name;
}

async function requireRoom(db: Database, conversation: Conversation, more: readonly FileToKeep[]): Promise<void> {
  const [used] = await db
    .select({ files: count(), bytes: sum(storedFiles.size).mapWith(Number) })
    .from(storedFiles)
    .where(whereConversation(conversation));
  const bytes = more.reduce((total, file) => total + file.bytes.length, used?.bytes ?? 0);
  const { chatBytes, chatFiles } = fileQuotas;
  if (bytes > chatBytes || (used?.files ?? 0) + more.length > chatFiles)
    throw new AppError(
      "too_large",
      `A conversation can hold ${chatFiles} files of ${megabytes(chatBytes)} together. Start a new one, or delete this one's messages.`,
    );
}
