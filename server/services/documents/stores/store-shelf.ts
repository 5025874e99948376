import { asc, eq } from "drizzle-orm";
import { documentStores } from "@/server/data/schema/document-stores";
import type { StoreShelf } from "@/server/engine/document-ports";
import type { NodeTools } from "@/server/engine/ports";
import { createRedactor } from "@/server/engine/redact";
import type { ServicePorts } from "../../context";
import { openCredential } from "../../credentials/open-credential";
import type { ChoiceBuilder } from "./build-choice";
import { findStore } from "./find-store";
import { openIndex, openRetriever } from "./open-index";
import { searchedWith } from "./query-store";
import { readChunks } from "./read-chunks";

/** A workspace's document stores, for the nodes of its flows. */
export function createStoreShelf(
  ports: Pick<ServicePorts, "db" | "catalogue" | "secretBox" | "clock">,
  workspaceId: string,
  tools: () => NodeTools,
): StoreShelf {
  const { db, catalogue, clock } = ports;
  const find = (id: string) => findStore({ db, actor: { workspaceId } }, id);
  const builder = (ownerId: string, signal: AbortSignal): ChoiceBuilder => ({
    ports: { catalogue, clock, tools: tools(), openCredential: (id) => openCredential(ports, workspaceId, id) },
    redactor: createRedactor(),
    ownerId,
    signal,
  });
  return {
    list: () =>
      db
        .select({ id: documentStores.id, name: documentStores.name, description: documentStores.description })
        .from(documentStores)
        .where(eq(documentStores.workspaceId, workspaceId))
        .orderBy(asc(documentStores.name)),
    async *chunks(id) {
      yield* readChunks(db, (await find(id)).id);
    },
    async openIndex(id, signal) {
      const store = await find(id);
      return openIndex(builder(store.id, signal), searchedWith(store));
    },
    async openRetriever(id, signal) {
      const store = await find(id);
      return openRetriever(builder(store.id, signal), searchedWith(store));
    },
  };
}
