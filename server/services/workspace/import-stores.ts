import type { NodeChoice } from "@/domain/documents/node-choice";
import type { WorkspaceFile, WorkspaceStore } from "@/domain/workspace/workspace-file";
import type { WorkspaceReport } from "@/domain/workspace/workspace-report";
import {
  documentChunks,
  documentLoaders,
  documentStores,
  type StoreIndexing,
} from "@/server/data/schema/document-stores";
import { storableText } from "@/server/data/storable";
import { newId } from "@/server/platform/ids";
import type { ServiceContext } from "../context";
import { storable } from "../jobs/storable-value";

type Loader = WorkspaceStore["loaders"][number];

/** Document stores with their loaders and chunks. Their vectors are made anew, by an upsert. */
export async function importStores(
  ctx: ServiceContext,
  file: WorkspaceFile,
  ids: ReadonlyMap<string, string>,
  report: WorkspaceReport,
  dryRun: boolean,
): Promise<void> {
  const { workspaceId } = ctx.actor;
  for (const store of file.DocumentStore) {
    const storeId = ids.get(store.id.toLowerCase()) ?? newId();
    report.counts.stores += 1;
    if (!dryRun)
      await ctx.db.insert(documentStores).values({
        ...{ id: storeId, workspaceId, name: storableText(store.name).slice(0, 200) || "Document store" },
        ...{ description: storableText(store.description), indexing: indexingOf(store) },
      });
    for (const loader of store.loaders) await importLoader(ctx, { file, loader, storeId, ids, report, dryRun });
  }
  if (file.DocumentStore.length > 0)
    report.notes.push(
      "Document stores come without files and vectors. Add files to their loaders again, and press Upsert.",
    );
}

interface LoaderImport {
  file: WorkspaceFile;
  loader: Loader;
  storeId: string;
  ids: ReadonlyMap<string, string>;
  report: WorkspaceReport;
  dryRun: boolean;
}

async function importLoader(ctx: ServiceContext, { file, loader, storeId, ids, report, dryRun }: LoaderImport) {
  const old = text(loader["id"]);
  const loaderId = ids.get(old.toLowerCase()) ?? newId();
  const chunks = file.DocumentStoreFileChunk.filter(({ docId }) => docId === old && old !== "").toSorted(
    (a, b) => a.chunkNo - b.chunkNo,
  );
  report.counts.chunks += chunks.length;
  if (dryRun) return;
  const { workspaceId } = ctx.actor;
  const making = newId();
  const splitter = text(loader["splitterId"]);
  await ctx.db.insert(documentLoaders).values({
    ...{ id: loaderId, workspaceId, storeId, name: storableText(text(loader["loaderName"])).slice(0, 200) || "Loader" },
    loader: choice(text(loader["loaderId"]) || "plainText", loader["loaderConfig"]),
    ...(splitter !== "" && { splitter: choice(splitter, loader["splitterConfig"]) }),
    ...(chunks.length > 0 && { making, chunks: chunks.length, processedAt: ctx.clock.now() }),
    characters: chunks.reduce((sum, { pageContent }) => sum + pageContent.length, 0),
  });
  const rows = chunks.map(({ pageContent, metadata }, n) => ({
    ...{ workspaceId, storeId, loaderId, making, number: n + 1 },
    ...{ content: storableText(pageContent), metadata: storable(metadata) },
  }));
  for (let at = 0; at < rows.length; at += 500) await ctx.db.insert(documentChunks).values(rows.slice(at, at + 500));
}

function indexingOf(store: WorkspaceStore): StoreIndexing | null {
  const [embedding, vectorStore, recordManager] = [
    store.embeddingConfig,
    store.vectorStoreConfig,
    store.recordManagerConfig,
  ].map(({ name, config }) => (typeof name === "string" && name !== "" ? choice(name, config) : undefined));
  return embedding && vectorStore ? { embedding, vectorStore, ...(recordManager && { recordManager }) } : null;
}

/** Without the credential, which is of another server. */
function choice(name: string, config: unknown): NodeChoice {
  const values = typeof config === "object" && config !== null && !Array.isArray(config) ? config : {};
  const inputs = Object.entries(values).filter(([key]) => key !== "credential" && key !== "FLOWISE_CREDENTIAL_ID");
  return { name, inputs: storable(Object.fromEntries(inputs)) };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
