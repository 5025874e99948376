/** How far a document store or one of its loaders is, in Flowise's words. */
export const storeStatuses = ["EMPTY", "NEW", "SYNC", "SYNCING", "STALE", "UPSERTING", "UPSERTED"] as const;
export type StoreStatus = (typeof storeStatuses)[number];

export interface LoaderState {
  changedAt: Date;
  /** When its chunks were last made. */
  processedAt: Date | null;
}

export interface StoreState {
  /** When its chunks last changed. */
  changedAt: Date;
  /** When the upsert that holds its newest content began. */
  upsertedAt: Date | null;
  loaders: readonly LoaderState[];
  /** What is being done to it. */
  work: "processing" | "upserting" | undefined;
}

export function loaderStatus({ changedAt, processedAt }: LoaderState, work: StoreState["work"]): StoreStatus {
  if (work === "processing") return "SYNCING";
  if (processedAt === null) return "NEW";
  return changedAt > processedAt ? "STALE" : "SYNC";
}

/** Told from times and never stored, so that nothing stays “syncing” when a server dies. */
export function storeStatus({ changedAt, upsertedAt, loaders, work }: StoreState): StoreStatus {
  if (loaders.length === 0) return "EMPTY";
  if (work === "upserting") return "UPSERTING";
  if (work === "processing") return "SYNCING";
  if (loaders.every(({ processedAt }) => processedAt === null)) return "NEW";
  if (loaders.some((loader) => loaderStatus(loader, undefined) !== "SYNC")) return "STALE";
  if (upsertedAt === null) return "SYNC";
  return changedAt > upsertedAt ? "STALE" : "UPSERTED";
}
