import { and, asc, eq, isNotNull } from "drizzle-orm";
import { specLookup, type SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { NodeChoice } from "@/domain/documents/node-choice";
import { shareableDocument } from "@/domain/flow/shareable-document";
import { documentChunks, documentLoaders, documentStores } from "@/server/data/schema/document-stores";
import type { ServiceContext } from "../context";

/** Document stores with the settings of their nodes and their chunks. Files and vectors stay here. */
export async function exportStores(ctx: ServiceContext) {
  const specs = specLookup(ctx.catalogue.specs());
  const { workspaceId } = ctx.actor;
  const stores = await ctx.db
    .select()
    .from(documentStores)
    .where(eq(documentStores.workspaceId, workspaceId))
    .orderBy(asc(documentStores.id));
  const loaders = await ctx.db
    .select()
    .from(documentLoaders)
    .where(eq(documentLoaders.workspaceId, workspaceId))
    .orderBy(asc(documentLoaders.createdAt), asc(documentLoaders.id));
  const chunks = await ctx.db
    .select({ chunk: documentChunks })
    .from(documentChunks)
    .innerJoin(
      documentLoaders,
      and(eq(documentLoaders.id, documentChunks.loaderId), eq(documentLoaders.making, documentChunks.making)),
    )
    .where(and(eq(documentChunks.workspaceId, workspaceId), isNotNull(documentLoaders.making)))
    .orderBy(asc(documentChunks.loaderId), asc(documentChunks.number));
  return {
    stores: stores.map(({ id, name, description, indexing, createdAt, updatedAt }) => ({
      ...{ id, name, description, status: "STALE", whereUsed: "[]" },
      loaders: JSON.stringify(
        loaders
          .filter(({ storeId }) => storeId === id)
          .map((loader) => ({
            ...{ id: loader.id, loaderId: loader.loader.name, loaderName: loader.name, status: "STALE" },
            loaderConfig: configOf(loader.loader, specs),
            splitterId: loader.splitter?.name ?? "",
            splitterConfig: loader.splitter ? configOf(loader.splitter, specs) : {},
            ...{ totalChunks: loader.chunks, totalChars: loader.characters, files: [] },
          })),
      ),
      vectorStoreConfig: nodeText(indexing?.vectorStore, specs),
      embeddingConfig: nodeText(indexing?.embedding, specs),
      recordManagerConfig: nodeText(indexing?.recordManager, specs),
      ...{ createdDate: createdAt.toISOString(), updatedDate: updatedAt.toISOString() },
    })),
    chunks: chunks.map(({ chunk: { id, storeId, loaderId, number, content, metadata } }) => ({
      ...{ id, docId: loaderId, storeId, chunkNo: number, pageContent: content, metadata: JSON.stringify(metadata) },
    })),
  };
}

const nodeText = (choice: NodeChoice | undefined, specs: SpecLookup): string | null =>
  choice ? JSON.stringify({ name: choice.name, config: configOf(choice, specs) }) : null;

/** A node's values as they may leave: what is secret in a drawing is secret here. */
function configOf({ name, inputs }: NodeChoice, specs: SpecLookup): Record<string, unknown> {
  const node = { id: `${name}_0`, name, label: name, version: 1, position: { x: 0, y: 0 }, inputs };
  return shareableDocument({ nodes: [node], edges: [] }, specs).nodes[0]?.inputs ?? {};
}
