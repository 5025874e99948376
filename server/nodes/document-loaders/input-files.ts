import { isAppError } from "@/domain/errors";
import { acceptsFile } from "@/domain/files/accepts-file";
import { readFileValue } from "@/domain/files/file-value";
import type { CreateContext } from "../define-node";
import type { FileSource, LoadRun } from "../documents/document-slots";
import { fileAtHand } from "@/domain/files/file-at-hand";

/**
 * The files of a loader's file input, one after the other: those sent along that are of its kind, otherwise the ones that
 * the flow keeps. One that is no longer kept is skipped.
 */
export async function* inputFiles(
  stored: string | undefined,
  fileType: string,
  { files, skip }: LoadRun,
  { tools, flow }: Pick<CreateContext<unknown, unknown>, "tools" | "flow">,
): AsyncGenerator<FileSource> {
  if (files.length > 0) return yield* files.filter(({ name }) => acceptsFile(name, fileType));
  for (const file of readFileValue(stored)) {
    if (file.kind === "inline") {
      const { name, mime, base64 } = file;
      yield fileAtHand({ name, mime, bytes: Buffer.from(base64, "base64") });
      continue;
    }
    const kept = await tools.documents.openFile(flow.id, file.name).catch((error: unknown) => {
      if (!isAppError(error) || error.code !== "not_found") throw error;
      skip(file.name, "It is not kept with this flow. Choose it again, or send it with the upsert.");
    });
    if (kept) yield kept;
  }
}
