import { eq } from "drizzle-orm";
import { documentFiles } from "@/server/data/schema/document-stores";
import type { JobFailure } from "@/server/data/schema/upsert-jobs";
import { explainError } from "@/server/engine/explain-error";
import type { TextDocument } from "@/server/nodes/documents/document-slots";
import { fileAtHand } from "@/domain/files/file-at-hand";
import { requireAccess } from "../../context";
import type { DocumentContext } from "../document-desk";
import { openKeptFiles } from "../kept-files";
import { checkChoice } from "./check-choice";
import { findLoader } from "./find-loader";
import { findStore } from "./find-store";
import { openSource } from "./open-source";
import type { SaveLoader } from "./save-loader";
import { storeBuilder } from "./store-builder";
import { takeFiles } from "./take-files";

export interface LoaderPreview {
  chunks: TextDocument[];
  /** There are more than these. */
  more: boolean;
  failures: JobFailure[];
}

const patienceMs = 60_000;

/** The first chunks that a loader would give; nothing is kept. */
export async function previewLoader(
  ctx: DocumentContext,
  input: SaveLoader & { count?: number | undefined },
): Promise<LoaderPreview> {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, input.id);
  const known = input.loaderId === undefined ? undefined : await findLoader(ctx, input.loaderId, store.id);
  const definition = await checkChoice(ctx, input.loader, "Document Loaders");
  const splitter = input.splitter ?? null;
  if (splitter) await checkChoice(ctx, splitter, "Text Splitters");
  const { choice, files } = takeFiles(input.loader, definition);
  const kept =
    known && files.length === 0 && known.loader.name === choice.name
      ? await ctx.db.select().from(documentFiles).where(eq(documentFiles.loaderId, known.id))
      : [];
  const signal = AbortSignal.timeout(patienceMs);
  const builder = storeBuilder(ctx, store.id, signal);
  const failures: JobFailure[] = [];
  const skip = (item: string, reason: string): void =>
    void failures.push({ item, reason: builder.redactor.text(reason) });
  const source = await openSource(builder, { name: input.name ?? known?.name, loader: choice, splitter });
  const most = input.count ?? 20;
  const chunks: TextDocument[] = [];
  try {
    const sent = [...files.map(fileAtHand), ...(await openKeptFiles(ctx.files, kept))];
    for await (const chunk of source.load({ files: sent, signal, skip })) {
      if (chunks.length === most) return { chunks, more: true, failures };
      if (chunk.pageContent.trim() !== "") chunks.push(chunk);
    }
  } catch (error) {
    const thrower = { id: store.id, label: definition.label };
    throw builder.redactor.error(explainError(error, { thrower, asked: undefined, now: ctx.clock.now() }));
  }
  return { chunks, more: false, failures };
}
