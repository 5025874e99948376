import { z } from "zod";
import { exportChoice } from "@/domain/api/contracts/workspace-transfer";
import { exportWorkspace } from "@/server/services/workspace/export-workspace";
import { importWorkspace } from "@/server/services/workspace/import-workspace";
import { router, signedIn } from "../trpc";

const file = z.strictObject({ json: z.unknown() });

/** Whole workspaces as files. */
export const workspaceRouter = router({
  export: signedIn("editor")
    .input(exportChoice.strict())
    .mutation(({ ctx, input }) => exportWorkspace(ctx.service, input)),
  /** What importing a file would bring; saves nothing. */
  inspect: signedIn("editor")
    .input(file)
    .mutation(({ ctx, input }) => importWorkspace(ctx.service, { json: input.json, dryRun: true })),
  import: signedIn("editor")
    .input(file)
    .mutation(({ ctx, input }) => importWorkspace(ctx.service, { json: input.json })),
});
