import { z } from "zod";
import { nodeChoice } from "@/domain/documents/node-choice";
import { documentDeskOf } from "@/server/services/documents/document-desk";
import { deleteUpserts } from "@/server/services/documents/history/delete-upserts";
import { listUpserts } from "@/server/services/documents/history/list-upserts";
import { cancelJob, getJob, listJobs } from "@/server/services/documents/jobs-of";
import { changeChunk, deleteChunk } from "@/server/services/documents/stores/change-chunk";
import { configureStore } from "@/server/services/documents/stores/configure-store";
import { createStore } from "@/server/services/documents/stores/create-store";
import { deleteStore } from "@/server/services/documents/stores/delete-store";
import { emptyStore } from "@/server/services/documents/stores/empty-store";
import { getStore } from "@/server/services/documents/stores/get-store";
import { listChunks } from "@/server/services/documents/stores/list-chunks";
import { listStores } from "@/server/services/documents/stores/list-stores";
import { previewLoader } from "@/server/services/documents/stores/preview-loader";
import { queryStore } from "@/server/services/documents/stores/query-store";
import { removeLoader } from "@/server/services/documents/stores/remove-loader";
import { saveLoader } from "@/server/services/documents/stores/save-loader";
import { startStoreJob } from "@/server/services/documents/stores/start-store-job";
import { updateStore } from "@/server/services/documents/stores/update-store";
import { byId, id, name, text } from "../fields";
import { router, signedIn } from "../trpc";

const description = text(2_000);
const loaderFields = {
  id,
  loaderId: id.optional(),
  name: name.optional(),
  loader: nodeChoice,
  splitter: nodeChoice.nullable(),
};
const indexing = z.strictObject({
  embedding: nodeChoice,
  vectorStore: nodeChoice,
  recordManager: nodeChoice.optional(),
});

/** People who may only look. */
const reader = signedIn("viewer");
const author = signedIn("editor").use(({ ctx, next }) =>
  next({ ctx: { documents: { ...ctx.service, documents: documentDeskOf(ctx.runtime) } } }),
);

export const documentStoresRouter = router({
  list: reader.query(({ ctx }) => listStores(ctx.service)),
  get: reader.input(byId).query(({ ctx, input }) => getStore(ctx.service, input)),
  create: author
    .input(z.strictObject({ name, description: description.optional() }))
    .mutation(({ ctx, input }) => createStore(ctx.service, input)),
  update: author
    .input(z.strictObject({ id, name: name.optional(), description: description.optional() }))
    .mutation(({ ctx, input }) => updateStore(ctx.service, input)),
  delete: author.input(byId).mutation(({ ctx, input }) => deleteStore(ctx.documents, input)),

  /** Adds a loader, or changes the one that `loaderId` names. */
  saveLoader: author.input(z.strictObject(loaderFields)).mutation(({ ctx, input }) => saveLoader(ctx.service, input)),
  removeLoader: author
    .input(z.strictObject({ id, loaderId: id }))
    .mutation(({ ctx, input }) => removeLoader(ctx.service, input)),
  /** The first chunks that a loader would give. A mutation only because files come along. */
  preview: author
    .input(z.strictObject({ ...loaderFields, count: z.number().int().min(1).max(200).optional() }))
    .mutation(({ ctx, input }) => previewLoader(ctx.documents, input)),
  /** Makes the chunks of one loader anew, or of all. Gives the id of the job. */
  process: author
    .input(z.strictObject({ id, loaderId: id.optional() }))
    .mutation(({ ctx, input: { id: store, loaderId } }) =>
      startStoreJob(ctx.documents, {
        ...{ id: store, upsert: false },
        process: loaderId === undefined ? "all" : { loaderId },
      }),
    ),

  chunks: reader
    .input(
      z.strictObject({
        ...{ id, loaderId: id.optional(), search: text(1_000).optional() },
        page: z.number().int().min(1).max(1_000_000).optional(),
      }),
    )
    .query(({ ctx, input }) => listChunks(ctx.service, input)),
  changeChunk: author
    .input(
      z.strictObject({
        ...{ id, chunkId: id, pageContent: text(1_000_000).optional() },
        metadata: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .mutation(({ ctx, input }) => changeChunk(ctx.service, input)),
  deleteChunk: author
    .input(z.strictObject({ id, chunkId: id }))
    .mutation(({ ctx, input }) => deleteChunk(ctx.service, input)),

  configure: author
    .input(z.strictObject({ id, indexing: indexing.nullable() }))
    .mutation(({ ctx, input }) => configureStore(ctx.service, input)),
  /** Puts the chunks into the index. Gives the id of the job. */
  upsert: author
    .input(byId)
    .mutation(({ ctx, input }) => startStoreJob(ctx.documents, { ...input, process: "none", upsert: true })),
  /** Processes every loader again and upserts what has changed. Gives the id of the job. */
  refresh: author
    .input(byId)
    .mutation(({ ctx, input }) => startStoreJob(ctx.documents, { ...input, process: "all", upsert: true })),
  /** Removes what the index holds. Gives how much it was. */
  empty: author.input(byId).mutation(({ ctx, input }) => emptyStore(ctx.documents, input)),
  query: reader
    .input(z.strictObject({ id, question: text(20_000), inputs: z.record(z.string(), z.unknown()).optional() }))
    .query(({ ctx, input }) => queryStore({ ...ctx.service, documents: documentDeskOf(ctx.runtime) }, input)),

  /** The latest jobs of a document store or of a flow. */
  jobs: reader.input(byId).query(({ ctx, input }) => listJobs(ctx.service, input)),
  job: reader.input(byId).query(({ ctx, input }) => getJob(ctx.service, input)),
  cancelJob: author.input(byId).mutation(({ ctx, input }) => cancelJob(ctx.documents, input)),
  /** How a document store or a flow was filled. */
  history: reader
    .input(z.strictObject({ id, from: z.date().optional(), to: z.date().optional() }))
    .query(({ ctx, input }) => listUpserts(ctx.service, input)),
  deleteHistory: author
    .input(z.strictObject({ ids: z.array(id).max(1_000) }))
    .mutation(({ ctx, input }) => deleteUpserts(ctx.service, input)),
});
