import { createRedactor } from "@/server/engine/redact";
import type { DocumentContext } from "../document-desk";
import type { ChoiceBuilder } from "./build-choice";

/** Builds nodes for a document store on behalf of whoever asks. */
export const storeBuilder = (ctx: DocumentContext, ownerId: string, signal: AbortSignal): ChoiceBuilder => ({
  ports: ctx.documents.runs.portsOf(ctx.actor.workspaceId),
  redactor: createRedactor(),
  ownerId,
  signal,
});
