import { loaderFileBytes } from "@/domain/documents/loader-file-bytes";
import type { NodeChoice } from "@/domain/documents/node-choice";
import { AppError } from "@/domain/errors";
import { extname } from "node:path";
import type { SentFile } from "@/server/nodes/documents/document-slots";
import { acceptsFile } from "@/domain/files/accepts-file";
import { requireAccess, type ServiceContext } from "../../context";
import { fileName } from "../../files/file-name";
import { requireFileSize } from "../../files/keep-files";
import { findLoader } from "./find-loader";
import { findStore } from "./find-store";
import { saveLoader } from "./save-loader";

export interface AddDocuments {
  /** The document store. */
  id: string;
  files: readonly SentFile[];
  /** A loader whose node and values count where none are given. */
  docId?: string | undefined;
  /** That loader gets what is sent, instead of a new one. */
  replace: boolean;
  loader?: NodeChoice | undefined;
  splitter?: NodeChoice | undefined;
  metadata?: Readonly<Record<string, unknown>> | undefined;
}

/** Adds a loader with files that came with a call, named after the first of them. Returns its id. */
export async function addDocuments(ctx: ServiceContext, input: AddDocuments): Promise<{ id: string }> {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, input.id);
  if (!store.indexing)
    throw new AppError("unprocessable", "Choose embeddings and a vector store for this document store first.");
  const model = input.docId === undefined ? undefined : await findLoader(ctx, input.docId, store.id);
  const files = input.files.map((file) => ({ ...file, name: fileName(file.name) }));
  for (const { name, bytes } of files) requireFileSize(name, bytes.length, loaderFileBytes);
  const chosen = input.loader ?? model?.loader ?? loaderFor(ctx, files);
  const inputs = { ...chosen.inputs, ...(input.metadata && { metadata: input.metadata }) };
  return saveLoader(ctx, {
    ...{ id: store.id, files, loader: { ...chosen, inputs } },
    loaderId: input.replace ? model?.id : undefined,
    name: files[0]?.name ?? model?.name,
    splitter: input.splitter ?? model?.splitter ?? null,
  });
}

/** The loader that reads a file of this ending. */
function loaderFor({ catalogue }: ServiceContext, [first]: readonly SentFile[]): NodeChoice {
  if (!first) throw new AppError("invalid_input", "Send files, or name a loader: its `name` and its `config`.");
  const spec = catalogue
    .specs()
    .filter(({ category }) => category === "Document Loaders")
    .find(({ inputs }) =>
      Object.values(inputs).some((field) => field.type === "file" && acceptsFile(first.name, field.fileType)),
    );
  if (!spec)
    throw new AppError("unprocessable", `No loader of this server reads ${extname(first.name) || "such files"}.`);
  return { name: spec.name, inputs: {} };
}
