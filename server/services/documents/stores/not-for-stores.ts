/** Nodes that are made of document stores or hold nothing that lasts: no document store can be made of them. */
export const notForStores: ReadonlySet<string> = new Set(["documentStore", "documentStoreVS", "memoryVectorStore"]);
