import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "@/domain/errors";
import { isUuid, newId } from "./ids";

/** Bytes by id. What they are called and whose they are is the database's business. */
export interface FileStore {
  write(id: string, bytes: Uint8Array): Promise<void>;
  /** Rejects with `not_found` when there are none. */
  read(id: string): Promise<Buffer>;
  /** To be read in parts, each from the disk. Rejects with `not_found` when there are none. */
  open(id: string): Promise<OpenedFile>;
  /** Ids without bytes are fine. */
  remove(ids: readonly string[]): Promise<void>;
}

export interface OpenedFile {
  /** In bytes. */
  size: number;
  /** Bytes from `start` up to `end`, which is left out; all of them when neither is given. */
  read(start?: number, end?: number): Promise<Buffer>;
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
    read: (id) => readFile(safeJoin(root, id)).catch(isGone),
    async open(id) {
      const path = safeJoin(root, id);
      const { size } = await stat(path).catch(isGone);
      return { size, read: (start = 0, end = size) => readPart(path, start, Math.min(end, size)).catch(isGone) };
    },
  };
}

function isGone(cause: unknown): never {
  throw new AppError("not_found", "The file's content is no longer there.", { cause });
}

async function readPart(path: string, start: number, end: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const bytes = Buffer.alloc(Math.max(0, end - start));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
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
