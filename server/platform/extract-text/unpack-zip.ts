import { Readable } from "node:stream";
import type { Entry, RandomAccessReader, ZipFile } from "yauzl";
import { AppError } from "@/domain/errors";
import type { FileSource } from "@/server/nodes/documents/document-slots";

export interface PackedFile {
  /** Its path inside the archive. */
  name: string;
  bytes: Uint8Array;
}

export const unpackingLimits = {
  files: 10_000,
  /** One unpacked file. */
  fileBytes: 64 * 1024 * 1024,
  /** All of them; more than a few times the archive is no honest archive. */
  totalBytes: 2 * 1024 * 1024 * 1024,
};

/**
 * The files of a zip archive, one after the other, so that only one lies in memory, and of the archive only a piece.
 * Nothing is written to disk: a name is only a name. What cannot be unpacked is told of by `skip`; throws `unprocessable` when it is no archive.
 */
export async function* unpackZip(
  { name, size, read: readPart }: Pick<FileSource, "name" | "size" | "read">,
  skip: (name: string, reason: string) => void,
  signal?: AbortSignal,
): AsyncGenerator<PackedFile> {
  const { fromRandomAccessReaderPromise } = await import("yauzl");
  const damaged = (cause: unknown): never => {
    throw new AppError("unprocessable", `“${name}” is not a zip archive, or a damaged one.`, { cause });
  };
  // Names are looked at here, so that a hostile one costs its own file only.
  const archive = await fromRandomAccessReaderPromise(await readerOf(readPart), size, {
    lazyEntries: true,
    decodeStrings: false,
  }).catch(damaged);
  if (archive.entryCount > unpackingLimits.files)
    throw new AppError("too_large", `“${name}” holds more than ${unpackingLimits.files.toLocaleString("en")} files.`);
  let total = 0;
  const entries = archive.eachEntry()[Symbol.asyncIterator]();
  for (;;) {
    signal?.throwIfAborted();
    const next = await entries.next().catch(damaged);
    if (next.done) return;
    const entry = next.value;
    const { path, fault = refuse(path, entry) } = await nameOf(entry);
    if (path.endsWith("/") || isSystemFile(path)) continue;
    if (fault !== undefined) {
      skip(path, fault);
      continue;
    }
    total += entry.uncompressedSize;
    if (total > unpackingLimits.totalBytes)
      throw new AppError("too_large", `“${name}” unpacks to more than 2 GB. Split it into several archives.`);
    const unpacked = await read(archive, entry).catch(() => undefined);
    if (unpacked) yield { name: path, bytes: unpacked };
    else skip(path, `“${path}” is damaged and could not be unpacked.`);
  }
}

const pieceBytes = 1024 * 1024;

/** What reads an archive piece by piece, wherever it lies. */
async function readerOf(read: FileSource["read"]): Promise<RandomAccessReader> {
  const yauzl = await import("yauzl");
  class PieceReader extends yauzl.RandomAccessReader {
    override _readStreamForRange(start: number, end: number): Readable {
      return Readable.from(pieces(start, end), { objectMode: false });
    }
  }
  async function* pieces(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end; at += pieceBytes) yield await read(at, Math.min(end, at + pieceBytes));
  }
  return new PieceReader();
}

async function nameOf(entry: Entry): Promise<{ path: string; fault?: string }> {
  const { getFileNameLowLevel, validateFileName } = await import("yauzl");
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const path = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  const hostile = path.includes("\0") || validateFileName(path) !== null;
  return hostile
    ? { path: path.replaceAll("\0", "␀"), fault: "Its name leads out of the archive, so it was left alone." }
    : { path };
}

const isSystemFile = (name: string): boolean => /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(name);

function refuse(path: string, entry: Entry): string | undefined {
  if (entry.isEncrypted()) return `“${path}” is protected with a password.`;
  if (!entry.canDecodeFileData()) return `“${path}” is packed in a way that is not known here.`;
  if (entry.uncompressedSize > unpackingLimits.fileBytes)
    return `“${path}” unpacks to more than ${unpackingLimits.fileBytes / 1024 / 1024} MB.`;
  return undefined;
}

/** Unpacked off the main thread; the stream ends with an error where the archive lied about a size. */
async function read(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await archive.openReadStreamPromise(entry);
  const pieces: Buffer[] = [];
  for await (const piece of stream) if (piece instanceof Buffer) pieces.push(piece);
  return Buffer.concat(pieces);
}
