import { eq } from "drizzle-orm";
import type { NodeChoice } from "@/domain/documents/node-choice";
import { documentFiles, documentLoaders, documentStores } from "@/server/data/schema/document-stores";
import type { SentFile } from "@/server/nodes/documents/document-slots";
import { newId } from "@/server/platform/ids";
import { requireAccess, type ServiceContext } from "../../context";
import { storable } from "../../jobs/storable-value";
import { keepSentFiles } from "../kept-files";
import { checkChoice } from "./check-choice";
import { findLoader } from "./find-loader";
import { findStore } from "./find-store";
import { takeFiles } from "./take-files";

export interface SaveLoader {
  /** The document store. */
  id: string;
  /** The loader to change; absent for a new one. */
  loaderId?: string | undefined;
  name?: string | undefined;
  /** Files stand in its file inputs as data URLs; without any the kept ones stay. */
  loader: NodeChoice;
  splitter?: NodeChoice | null | undefined;
  /** Files that came another way. */
  files?: readonly SentFile[];
}

/** Adds a loader to a document store, or changes one. Its chunks are made when it is processed. */
export async function saveLoader(ctx: ServiceContext, input: SaveLoader): Promise<{ id: string }> {
  requireAccess(ctx, "editor", "manage");
  const store = await findStore(ctx, input.id);
  const known = input.loaderId === undefined ? undefined : await findLoader(ctx, input.loaderId, store.id);
  const definition = await checkChoice(ctx, input.loader, "Document Loaders");
  const splitter = input.splitter ?? null;
  if (splitter) await checkChoice(ctx, splitter, "Text Splitters");
  const { choice, files } = takeFiles(input.loader, definition);
  const sent = [...files, ...(input.files ?? [])];
  const kept = await keepSentFiles(ctx.files, sent);
  const id = known?.id ?? newId();
  const now = ctx.clock.now();
  const { workspaceId } = ctx.actor;
  const values = storable({ name: input.name ?? known?.name ?? definition.label, loader: choice, splitter });
  // A loader of another kind cannot read the former one's files.
  const replaces = kept.length > 0 || (known !== undefined && known.loader.name !== choice.name);
  const former = await ctx.db.transaction(async (tx) => {
    if (known)
      await tx
        .update(documentLoaders)
        .set({ ...values, changedAt: now })
        .where(eq(documentLoaders.id, id));
    else await tx.insert(documentLoaders).values({ ...values, id, workspaceId, storeId: store.id, changedAt: now });
    const gone = replaces
      ? await tx.delete(documentFiles).where(eq(documentFiles.loaderId, id)).returning({ id: documentFiles.id })
      : [];
    const sizes = sent.map(({ bytes }) => bytes.length);
    const rows = kept.map((file, place) => ({ ...file, workspaceId, loaderId: id, size: sizes[place] ?? 0 }));
    if (rows.length > 0) await tx.insert(documentFiles).values(rows);
    await tx.update(documentStores).set({ updatedAt: now }).where(eq(documentStores.id, store.id));
    return gone;
  });
  await ctx.files.remove(former.map((file) => file.id));
  return { id };
}
