import * as contracts from "@/domain/api/contracts/document-store";
import type { BodyOf } from "@/domain/api/contract";
import type { ServiceContext } from "@/server/services/context";
import { createStore } from "@/server/services/documents/stores/create-store";
import { deleteStore } from "@/server/services/documents/stores/delete-store";
import { findLoader } from "@/server/services/documents/stores/find-loader";
import { getStore } from "@/server/services/documents/stores/get-store";
import { listStores } from "@/server/services/documents/stores/list-stores";
import { previewLoader } from "@/server/services/documents/stores/preview-loader";
import { removeLoader } from "@/server/services/documents/stores/remove-loader";
import { type SaveLoader, saveLoader } from "@/server/services/documents/stores/save-loader";
import { updateStore } from "@/server/services/documents/stores/update-store";
import { documentContext } from "../document-context";
import { toChoice, toIndexBody, toLoaderBody, toStoreBody } from "../document-store-body";
import { route } from "../route";
import { loaderIn } from "../store-loader";
import { doStoreJob } from "../store-job";

/** One file of the largest kind as a data URL, and what else a loader is told. */
const maxLoaderBytes = 70 * 1024 * 1024;

const read = async (ctx: ServiceContext, id: string) => toStoreBody(await getStore(ctx, { id }), ctx.actor.workspaceId);

export const listDocumentStores = route(contracts.listDocumentStores, async ({ ctx }) =>
  (await listStores(ctx)).map((store) => toStoreBody(store, ctx.actor.workspaceId)),
);

export const createDocumentStore = route(contracts.createDocumentStore, async ({ body, ctx }) =>
  read(ctx, (await createStore(ctx, body)).id),
);

export const readDocumentStore = route(contracts.readDocumentStore, async ({ params, ctx }) =>
  read(ctx, params.id ?? ""),
);

export const updateDocumentStore = route(contracts.updateDocumentStore, async ({ params, body, ctx }) => {
  const id = params.id ?? "";
  await updateStore(ctx, { id, ...body });
  return read(ctx, id);
});

export const deleteDocumentStore = route(contracts.deleteDocumentStore, async ({ params, ctx, incoming }) => {
  await deleteStore(documentContext(ctx, incoming), { id: params.id ?? "" });
  return { raw: [], affected: 1 };
});

export const previewDocumentLoader = route(
  contracts.previewDocumentLoader,
  async ({ body, ctx, incoming }) => {
    const { previewChunkCount } = body;
    const asked = { ...loaderOf(body), count: previewChunkCount };
    const { chunks, more } = await previewLoader(documentContext(ctx, incoming), asked);
    return { chunks, totalChunks: chunks.length, previewChunkCount, more };
  },
  maxLoaderBytes,
);

export const saveDocumentLoader = route(
  contracts.saveDocumentLoader,
  async ({ body, ctx }) => {
    const { id } = await saveLoader(ctx, loaderOf(body));
    return toLoaderBody(loaderIn(await getStore(ctx, { id: body.storeId }), id));
  },
  maxLoaderBytes,
);

export const processDocumentLoader = route(contracts.processDocumentLoader, async ({ params, ctx, incoming }) => {
  const { id: loaderId, storeId: id } = await findLoader(ctx, params.loaderId ?? "");
  const work = { id, process: { loaderId }, upsert: false };
  return doStoreJob(documentContext(ctx, incoming), incoming, work, () => read(ctx, id));
});

export const deleteDocumentLoader = route(contracts.deleteDocumentLoader, async ({ params, ctx }) => {
  const { id = "", loaderId = "" } = params;
  await removeLoader(ctx, { id, loaderId });
  return read(ctx, id);
});

export const readStoreConfigs = route(contracts.readStoreConfigs, async ({ params, ctx }) => {
  const store = await getStore(ctx, { id: params.id ?? "" });
  return { loader: toLoaderBody(loaderIn(store, params.loaderId ?? "")), ...toIndexBody(store) };
});

function loaderOf(body: BodyOf<typeof contracts.saveDocumentLoader>): SaveLoader {
  const { splitterId } = body;
  return {
    id: body.storeId,
    loaderId: body.id || undefined,
    name: body.loaderName || undefined,
    loader: toChoice(body.loaderId, body.loaderConfig, body.credential),
    splitter: splitterId ? toChoice(splitterId, body.splitterConfig) : null,
  };
}
