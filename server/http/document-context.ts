import type { ServiceContext } from "@/server/services/context";
import { type DocumentContext, documentDeskOf } from "@/server/services/documents/document-desk";
import type { Incoming } from "./incoming";

/** What verbs need that work on documents. */
export const documentContext = (ctx: ServiceContext, { runtime }: Incoming): DocumentContext => ({
  ...ctx,
  documents: documentDeskOf(runtime),
});
