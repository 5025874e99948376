import { z } from "zod";
import { deleteTemplate } from "@/server/services/templates/delete-template";
import { forkTemplate } from "@/server/services/templates/fork-template";
import { getTemplate } from "@/server/services/templates/get-template";
import { listTemplates } from "@/server/services/templates/list-templates";
import { publishTemplate } from "@/server/services/templates/publish-template";
import { byId, id, name, text } from "../fields";
import { router, signedIn } from "../trpc";

const provisions = z.strictObject({
  /** By the types that will do, joined by `|`. */
  credentials: z.record(z.string().max(500), id).optional(),
  documentStore: id.optional(),
  flow: id.optional(),
});

export const templatesRouter = router({
  list: signedIn("viewer").query(({ ctx }) => listTemplates(ctx.service)),
  get: signedIn("viewer")
    .input(byId)
    .query(({ ctx, input }) => getTemplate(ctx.service, input)),
  publish: signedIn("editor")
    .input(z.strictObject({ flowId: id, name, description: text(5_000) }))
    .mutation(({ ctx, input }) => publishTemplate(ctx.service, input)),
  fork: signedIn("editor")
    .input(z.strictObject({ id, name: name.optional(), given: provisions.optional() }))
    .mutation(({ ctx, input }) => forkTemplate(ctx.service, input)),
  remove: signedIn("editor")
    .input(byId)
    .mutation(({ ctx, input }) => deleteTemplate(ctx.service, input)),
});
