import { z } from "zod";
import { createCredential } from "@/server/services/credentials/create-credential";
import { deleteCredential } from "@/server/services/credentials/delete-credential";
import { getCredential } from "@/server/services/credentials/get-credential";
import { listCredentials } from "@/server/services/credentials/list-credentials";
import { updateCredential } from "@/server/services/credentials/update-credential";
import { byId, id, name } from "../fields";
import { router, signedIn } from "../trpc";

const values = z.record(z.string().max(200), z.string().max(50_000));

export const credentialsRouter = router({
  list: signedIn("viewer")
    .input(z.strictObject({ types: z.array(z.string().max(200)).max(200).optional() }).optional())
    .query(({ ctx, input }) => listCredentials(ctx.service, input)),
  get: signedIn("editor")
    .input(byId)
    .query(({ ctx, input }) => getCredential(ctx.service, input)),
  create: signedIn("editor")
    .input(z.strictObject({ name, type: z.string().max(200), values }))
    .mutation(({ ctx, input }) => createCredential(ctx.service, input)),
  update: signedIn("editor")
    .input(z.strictObject({ id, name: name.optional(), values: values.optional() }))
    .mutation(({ ctx, input }) => updateCredential(ctx.service, input)),
  delete: signedIn("editor")
    .input(byId)
    .mutation(({ ctx, input }) => deleteCredential(ctx.service, input)),
});
