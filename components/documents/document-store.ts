import type { RouterOutputs } from "@/components/trpc/client";

export type DocumentStore = RouterOutputs["documentStores"]["get"];
export type StoreLoader = DocumentStore["loaders"][number];
export type StoreChunk = RouterOutputs["documentStores"]["chunks"]["chunks"][number];
