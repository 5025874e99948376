import { z } from "zod";
import { savedToolParts } from "@/domain/tools/saved-tool";
import { createTool } from "@/server/services/tools/create-tool";
import { deleteTool } from "@/server/services/tools/delete-tool";
import { getTool } from "@/server/services/tools/get-tool";
import { listTools } from "@/server/services/tools/list-tools";
import { tryTool } from "@/server/services/tools/try-tool";
import { updateTool } from "@/server/services/tools/update-tool";
import { byId, id, name } from "../fields";
import { requireWithinLimit } from "../require-within-limit";
import { router, signedIn } from "../trpc";

const parts = z.strictObject({ ...savedToolParts, name });
const { schema, func } = savedToolParts;

export const toolsRouter = router({
  list: signedIn("viewer").query(({ ctx }) => listTools(ctx.service)),
  get: signedIn("viewer")
    .input(byId)
    .query(({ ctx, input }) => getTool(ctx.service, input)),
  create: signedIn("editor")
    .input(parts)
    .mutation(({ ctx, input }) => createTool(ctx.service, input)),
  update: signedIn("editor")
    .input(parts.partial().extend({ id }))
    .mutation(({ ctx, input }) => updateTool(ctx.service, input)),
  delete: signedIn("editor")
    .input(byId)
    .mutation(({ ctx, input }) => deleteTool(ctx.service, input)),
  /** Runs a tool once, saved or not. */
  try: signedIn("editor")
    .input(z.strictObject({ schema, func, arguments: z.record(z.string().max(200), z.unknown()) }))
    .mutation(async ({ ctx, input, signal }) => {
      await requireWithinLimit(ctx, "try-tool", { max: 60, seconds: 60 });
      return tryTool(ctx.service, { nodeTools: ctx.runtime.nodeTools, signal }, input);
    }),
});
