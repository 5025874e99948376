import { z } from "zod";
import { pickSources } from "@/domain/catalogue/field";
import { listNodeChoices } from "@/server/services/catalogue/list-node-choices";
import { loadChoices } from "@/server/services/catalogue/load-choices";
import { documentDeskOf } from "@/server/services/documents/document-desk";
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
  /** What the tool that a step calls can be given, as the tool itself says. */
  toolArguments: signedIn("editor")
    .input(z.strictObject({ nodeName: z.string().max(200), inputs: z.record(z.string(), z.unknown()) }))
    .query(({ ctx, input }) =>
      listNodeChoices(
        { ...ctx.service, documents: documentDeskOf(ctx.runtime) },
        { ...input, method: pickSources.toolArguments, previousNodes: [] },
      ),
    ),
});
