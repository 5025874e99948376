import { AppError } from "@/domain/errors";
import { endingOf } from "@/domain/files/file-types";
import type { CreateContext } from "../define-node";
import type { FileSource, LoadRun, TextDocument } from "../documents/document-slots";
import { fileAtHand } from "@/domain/files/file-at-hand";
import { fileDocuments, type FileOptions } from "./file-documents";
import { inputFiles } from "./input-files";
import { orSkip } from "./read-files";

export const folderFileType = ".zip";

interface Folder extends FileOptions {
  /** The archive, as the node's file input holds it. */
  archive: string | undefined;
  /** A folder of the server, as imported flows name one, and the input it stands in. */
  path: string | undefined;
  pathLabel: string;
  isWanted(name: string): boolean;
  /** Archives inside the archive are unpacked too. */
  nested?: boolean;
}

/** Documents of all files of a packed folder, one file in memory at a time. */
export async function* folderDocuments(
  folder: Folder,
  run: LoadRun,
  context: Pick<CreateContext<unknown, unknown>, "tools" | "flow" | "node">,
): AsyncGenerator<TextDocument> {
  const { node, tools } = context;
  const { documents } = tools;
  if (folder.path?.trim())
    throw new AppError(
      "unprocessable",
      `“${node.label}” names a folder of the server, and flows may not read the server's files. Empty “${folder.pathLabel}” and choose the folder as a zip archive.`,
      { nodeId: node.id },
    );
  for await (const archive of inputFiles(folder.archive, folderFileType, run, context)) {
    run.signal.throwIfAborted();
    yield* orSkip(archive.name, run, () => unpacked(archive, true));
  }

  async function* unpacked(archive: FileSource, outermost: boolean): AsyncGenerator<TextDocument> {
    const skip = run.skip.bind(run);
    for await (const { name, bytes } of documents.reader.unpack(archive, skip, run.signal)) {
      const file = { name, mime: "", bytes };
      if (folder.nested && outermost && endingOf(name) === "zip")
        yield* orSkip(name, run, () => unpacked(fileAtHand(file), false));
      else if (folder.isWanted(name)) yield* orSkip(name, run, () => fileDocuments(file, folder, { documents, run }));
    }
  }
}
