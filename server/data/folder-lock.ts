import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import { currentProcess, stateOf } from "./process-mark";

/**
 * An exclusive lock kept as a file. The embedded database does not notice a second process on its folder and loses
 * rows, so this file must stand before it is opened.
 *
 * The holder writes who it is and touches the file every two seconds. A lock is stale when its process is gone. A holder
 * in another container or on another machine cannot be looked up; there the file's age decides.
 */
export interface FolderLock {
  /** Frees the lock if it is still this holder's. */
  release(): Promise<void>;
}

const markSchema = z.object({
  pid: z.number(),
  started: z.string().optional(),
  scope: z.string(),
  token: z.string(),
});

const touchEveryMs = 2_000;
/** A holder that nobody can look up is taken for dead when it has not touched its lock for this long. */
const silentMs = 15_000;

export async function acquireFolderLock(path: string): Promise<FolderLock> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const token = randomUUID();
  const content = `${JSON.stringify({ ...currentProcess(), token })}\n`;
  const deadline = Date.now() + silentMs + touchEveryMs;
  for (;;) {
    if (await createWhole(path, content)) break;
    const holder = await inspect(path);
    if (holder === "free") continue;
    if (holder === "stale") {
      await discardStale(path);
      continue;
    }
    if (holder.waiting && Date.now() < deadline) {
      await sleep(500);
      continue;
    }
    throw new AppError("conflict", inUse(path, holder.pid), { nature: "us" });
  }
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), touchEveryMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await readMark(path))?.token === token) await rm(path, { force: true });
    },
  };
}

const inUse = (path: string, pid: number): string =>
  `${dirname(path)} is in use by another Weft process (number ${pid}). Stop that one, or give this one its own folder with DATA_DIR. ` +
  `To run several processes on the same data, set DATABASE_URL to a Postgres server.`;

/** The file appears with its content or not at all: `link` fails when the name is taken. */
async function createWhole(path: string, content: string): Promise<boolean> {
  const fresh = `${path}.${randomUUID()}`;
  await writeFile(fresh, content, { flag: "wx", mode: 0o600 });
  try {
    await link(fresh, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(fresh, { force: true });
  }
}

type Holder = "free" | "stale" | { pid: number; waiting: boolean };

async function inspect(path: string): Promise<Holder> {
  const info = await stat(path).catch(() => undefined);
  if (!info) return "free";
  const mark = await readMark(path);
  if (!mark) return (await stat(path).catch(() => undefined)) ? "stale" : "free";
  const state = stateOf({ started: undefined, ...mark });
  if (state === "gone") return "stale";
  if (state === "running") return { pid: mark.pid, waiting: false };
  return Date.now() - info.mtimeMs > silentMs ? "stale" : { pid: mark.pid, waiting: true };
}

/**
 * Moves a stale lock aside. Of several processes that found it stale only one may do so, and only after looking again;
 * otherwise a slow one would move the lock that a fast one has just made.
 */
async function discardStale(path: string): Promise<void> {
  const turn = `${path}.takeover`;
  if (!(await createWhole(turn, `${process.pid}\n`))) {
    const info = await stat(turn).catch(() => undefined);
    if (info && Date.now() - info.mtimeMs > silentMs) await rm(turn, { force: true });
    await sleep(100);
    return;
  }
  try {
    if ((await inspect(path)) !== "stale") return;
    const aside = `${path}.${randomUUID()}`;
    await rename(path, aside).catch(() => undefined);
    await rm(aside, { force: true });
  } finally {
    await rm(turn, { force: true });
  }
}

async function readMark(path: string) {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return markSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
