import type { DocumentStoreBody } from "@/domain/api/contracts/document-store";
import type { NodeChoice } from "@/domain/documents/node-choice";
import type { LoaderView, StoreView } from "@/server/services/documents/stores/store-view";

/** Where Flowise keeps a node's credential among its values. */
const credentialKeys = ["credential", "FLOWISE_CREDENTIAL_ID"] as const;

/** A document store as clients know it from Flowise. */
export const toStoreBody = (store: StoreView, workspaceId: string): DocumentStoreBody => ({
  ...{ id: store.id, name: store.name, description: store.description, status: store.status },
  totalChars: store.characters,
  totalChunks: store.chunks,
  loaders: store.loaders.map(toLoaderBody),
  whereUsed: store.whereUsed.map(({ id, name }) => ({ id, name })),
  ...toIndexBody(store),
  ...{ jobId: store.jobId, workspaceId },
  createdDate: store.createdAt.toISOString(),
  updatedDate: store.updatedAt.toISOString(),
});

export const toLoaderBody = (loader: LoaderView): DocumentStoreBody["loaders"][number] => ({
  id: loader.id,
  loaderId: loader.loader.name,
  loaderName: loader.name,
  loaderConfig: configOf(loader.loader),
  splitterId: loader.splitter?.name ?? "",
  splitterConfig: loader.splitter ? configOf(loader.splitter) : {},
  files: loader.files.map(({ id, name, mime, size }) => ({
    ...{ id, name, size, mimePrefix: `data:${mime}` },
    status: loader.status,
  })),
  totalChunks: loader.chunks,
  totalChars: loader.characters,
  status: loader.status,
});

export const toIndexBody = ({ indexing }: Pick<StoreView, "indexing">) => ({
  vectorStoreConfig: indexing && toNode(indexing.vectorStore),
  embeddingConfig: indexing && toNode(indexing.embedding),
  recordManagerConfig: indexing?.recordManager ? toNode(indexing.recordManager) : null,
});

const toNode = (choice: NodeChoice) => ({ name: choice.name, config: configOf(choice) });
const configOf = ({ inputs, credentialId }: NodeChoice): Record<string, unknown> =>
  credentialId === undefined ? inputs : { ...inputs, credential: credentialId };

/** A node's name and values as a request brings them. */
export function toChoice(
  name: string,
  config: Readonly<Record<string, unknown>> = {},
  credential?: string,
): NodeChoice {
  const named = [credential, ...credentialKeys.map((key) => config[key])];
  const credentialId = named.find((id): id is string => typeof id === "string" && id !== "");
  const inputs = Object.fromEntries(
    Object.entries(config).filter(([key]) => !credentialKeys.some((other) => other === key)),
  );
  return { name, inputs, ...(credentialId !== undefined && { credentialId }) };
}
