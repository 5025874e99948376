import { isAppError } from "@/domain/errors";
import type { FileSource, LoadRun, SentFile, TextDocument } from "../documents/document-slots";

/**
 * Documents of one file after the other. A file that cannot be read is told of and the others go on; anything that is not
 * the file's own fault ends the run.
 */
export async function* readFiles(
  files: AsyncIterable<FileSource>,
  run: LoadRun,
  read: (file: SentFile) => AsyncIterable<TextDocument> | Iterable<TextDocument>,
): AsyncGenerator<TextDocument> {
  for await (const file of files) {
    run.signal.throwIfAborted();
    yield* orSkip(file.name, run, async function* () {
      const { name, mime } = file;
      yield* read({ name, mime, bytes: await file.read() });
    });
  }
}

/** What `read` gives, up to the point where it fails over its own content. */
export async function* orSkip(
  item: string,
  run: LoadRun,
  read: () => AsyncIterable<TextDocument> | Iterable<TextDocument>,
): AsyncGenerator<TextDocument> {
  try {
    yield* read();
  } catch (error) {
    if (run.signal.aborted || !isAppError(error) || !ownFault.has(error.code)) throw error;
    run.skip(item, error.message);
  }
}

const ownFault: ReadonlySet<string> = new Set(["unprocessable", "too_large", "not_found"]);
