import { z } from "zod";
import { loadChoices } from "@/server/services/catalogue/load-choices";
import { id } from "../fields";
import { router, signedIn } from "../trpc";

export const catalogueRouter = router({
  /** Every node and credential type of this server, as data. */
  list: signedIn("viewer").query(({ ctx }) => ({
    nodes: ctx.runtime.catalogue.specs(),
    credentials: ctx.runtime.catalogue.credentialSpecs(),
  })),
  load: signedIn("editor")
    .input(
      z.strictObject({
        nodeName: z.string().max(200),
        loader: z.string().max(200),
        credentialId: id.optional(),
        inputs: z.record(z.string(), z.unknown()),
      }),
    )
    .query(({ ctx, input, signal }) => loadChoices(ctx.service, { ...ctx.runtime, signal }, input)),
});
