import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "@/domain/errors";
import { isUuid, newId } from "./ids";

/** Bytes by id. What they are called and whose they are is the database's business. */
export interface FileStore {
  write(id: string, bytes: Uint8Array): Promise<void>;
  /** Rejects with `not_found` when there are none. */
  read(id: string): Promise<Buffer>;
  /** Ids without bytes are fine. */
  remove(ids: readonly string[]): Promise<void>;
}

/** Files in a folder, spread over sub-folders. A file is there whole or not at all. */
export function createFileStore(root: string): FileStore {
  const remove = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await rm(safeJoin(root, id), { force: true });
  };
  return {
    remove,
    async write(id, bytes) {
      const path = safeJoin(root, id);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const unfinished = `${path}.${newId()}.part`;
      try {
        await writeThrough(unfinished, bytes);
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async read(id) {
      try {
        return await readFile(safeJoin(root, id));
      } catch (cause) {
        throw new AppError("not_found", "The file's content is no longer there.", { cause });
      }
    },
  };
}

/** The only way from an id to a path: an id is a uuid, and so holds nothing that a path could be made of. */
function safeJoin(root: string, id: string): string {
  if (!isUuid(id)) throw new AppError("internal", "A file was asked for by something that is no id.");
  return join(root, id.slice(0, 2).toLowerCase(), id.toLowerCase());
}

/** Bytes are on the disk before the file has its name. */
async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
