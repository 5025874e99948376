import { z } from "zod";
import { listLeads } from "@/server/services/leads/list-leads";
import { id, text } from "../fields";
import { router, signedIn } from "../trpc";

export const leadsRouter = router({
  list: signedIn("viewer")
    .input(z.strictObject({ flowId: id, search: text(300).optional() }))
    .query(({ ctx, input }) => listLeads(ctx.service, { ...input, order: "desc" })),
});
