import { z } from "zod";
import { toFlowOpenApi } from "@/domain/api/flow-openapi";
import { nodeChoice } from "@/domain/documents/node-choice";
import { sectionChange } from "@/domain/flow-settings/section-change";
import { flowSharing } from "@/domain/flow/flow-sharing";
import { longestTag, mostTags } from "@/domain/flow/flow-tags";
import { version } from "@/package.json";
import { listFlowFiles } from "@/server/services/flow-files/list-flow-files";
import { configureFlow } from "@/server/services/flows/configure-flow";
import { createFlow } from "@/server/services/flows/create-flow";
import { deleteFlow } from "@/server/services/flows/delete-flow";
import { describeCall } from "@/server/services/flows/describe-call";
import { duplicateFlow } from "@/server/services/flows/duplicate-flow";
import { documentDeskOf } from "@/server/services/documents/document-desk";
import { exportFlow } from "@/server/services/flows/export-flow";
import { exportFlowCode } from "@/server/services/flows/export-flow-code";
import { generateFlow } from "@/server/services/flows/generate-flow";
import { getFlow } from "@/server/services/flows/get-flow";
import { importFlow } from "@/server/services/flows/import-flow";
import { inspectImport } from "@/server/services/flows/inspect-import";
import { listFlowUsage, showFlowUsage } from "@/server/services/flows/list-flow-usage";
import { listFlows } from "@/server/services/flows/list-flows";
import { publishFlow } from "@/server/services/flows/publish-flow";
import { renameFlow } from "@/server/services/flows/rename-flow";
import { restoreFlow } from "@/server/services/flows/restore-flow";
import { saveFlow } from "@/server/services/flows/save-flow";
import { setFavourite } from "@/server/services/flows/set-favourite";
import { setFlowKeys } from "@/server/services/flows/set-flow-keys";
import { setFlowPublic } from "@/server/services/flows/set-flow-public";
import { shareFlow } from "@/server/services/flows/share-flow";
import { tagFlows } from "@/server/services/flows/tag-flows";
import { moveFlows } from "@/server/services/folders/move-flows";
import { byId, flowDocument, flowKind, id, name, text } from "../fields";
import { router, signedIn } from "../trpc";

const versionNumber = z.int().min(1);
const ids = z.array(id).min(1).max(1000);
const tag = z.string().trim().min(1).max(longestTag);

export const flowsRouter = router({
  list: signedIn("viewer")
    .input(z.strictObject({ kind: flowKind.optional() }))
    .query(({ ctx, input }) => listFlows(ctx.service, input)),
  get: signedIn("viewer")
    .input(byId)
    .query(({ ctx, input }) => getFlow(ctx.service, input)),
  /** How to call the flow from outside; the reader puts its server's address in. */
  apiDocument: signedIn("viewer")
    .input(byId)
    .query(async ({ ctx, input }) => toFlowOpenApi(await describeCall(ctx.service, input), { version, origin: "" })),
  /** What is kept for its loaders. Files are sent to `POST /flow-files/:id`. */
  files: signedIn("viewer")
    .input(byId)
    .query(({ ctx, input }) => listFlowFiles(ctx.service, input)),
  callFacts: signedIn("viewer")
    .input(byId)
    .query(({ ctx, input }) => describeCall(ctx.service, input)),
  create: signedIn("editor")
    .input(z.strictObject({ kind: flowKind, name, document: flowDocument.optional() }))
    .mutation(({ ctx, input }) => createFlow(ctx.service, input)),
  /** Draws a flow from words; saves nothing. */
  generate: signedIn("editor")
    .input(z.strictObject({ kind: flowKind, description: text(8_000).min(1), model: nodeChoice }))
    .mutation(({ ctx, input, signal }) =>
      generateFlow({ ...ctx.service, documents: documentDeskOf(ctx.runtime) }, { ...input, signal }),
    ),
  rename: signedIn("editor")
    .input(z.strictObject({ id, name }))
    .mutation(({ ctx, input }) => renameFlow(ctx.service, input)),
  duplicate: signedIn("editor")
    .input(byId)
    .mutation(({ ctx, input }) => duplicateFlow(ctx.service, input)),
  delete: signedIn("editor")
    .input(byId)
    .mutation(({ ctx, input }) => deleteFlow(ctx.service, input)),
  restore: signedIn("editor")
    .input(byId)
    .mutation(({ ctx, input }) => restoreFlow(ctx.service, input)),
  tag: signedIn("editor")
    .input(z.strictObject({ ids: ids, add: z.array(tag).max(mostTags), remove: z.array(tag).max(mostTags) }))
    .mutation(({ ctx, input }) => tagFlows(ctx.service, input)),
  move: signedIn("editor")
    .input(z.strictObject({ ids: ids, folderId: id.nullable() }))
    .mutation(({ ctx, input }) => moveFlows(ctx.service, input)),
  setFavourite: signedIn("viewer")
    .input(z.strictObject({ id, favourite: z.boolean() }))
    .mutation(({ ctx, input }) => setFavourite(ctx.service, input)),
  share: signedIn("editor")
    .input(z.strictObject({ id, sharing: flowSharing.nullable() }))
    .mutation(({ ctx, input }) => shareFlow(ctx.service, input)),
  /** How much each flow was used lately. */
  usage: signedIn("viewer").query(({ ctx }) => listFlowUsage(ctx.service)),
  usageOf: signedIn("viewer")
    .input(byId)
    .query(({ ctx, input }) => showFlowUsage(ctx.service, input)),
  save: signedIn("editor")
    .input(
      z.strictObject({
        ...{ id, baseNumber: versionNumber.nullable(), document: flowDocument },
        kind: z.enum(["autosaved", "saved", "restored", "merged"]).optional(),
        restoredFrom: versionNumber.optional(),
        attempt: z.uuid().optional(),
      }),
    )
    .mutation(({ ctx, input }) => saveFlow(ctx.service, input)),
  publish: signedIn("editor")
    .input(z.strictObject({ id, number: versionNumber.optional() }))
    .mutation(({ ctx, input }) => publishFlow(ctx.service, input)),
  setPublic: signedIn("editor")
    .input(z.strictObject({ id, isPublic: z.boolean() }))
    .mutation(({ ctx, input }) => setFlowPublic(ctx.service, input)),
  setKeys: signedIn("editor")
    .input(z.strictObject({ id, keyIds: z.array(id).max(500).nullable() }))
    .mutation(({ ctx, input }) => setFlowKeys(ctx.service, input)),
  configure: signedIn("editor")
    .input(sectionChange)
    .mutation(({ ctx, input }) => configureFlow(ctx.service, input)),
  export: signedIn("viewer")
    .input(byId)
    .query(({ ctx, input }) => exportFlow(ctx.service, input)),
  /** Saves nothing; a mutation for the size of what is on a canvas. */
  exportCode: signedIn("viewer")
    .input(z.strictObject({ id, document: flowDocument.optional() }))
    .mutation(({ ctx, input }) => exportFlowCode(ctx.service, input)),
  inspectImport: signedIn("editor")
    .input(z.strictObject({ json: z.unknown() }))
    .mutation(({ ctx, input }) => inspectImport(ctx.service, input)),
  import: signedIn("editor")
    .input(z.strictObject({ json: z.unknown(), name }))
    .mutation(({ ctx, input }) => importFlow(ctx.service, input)),
});
