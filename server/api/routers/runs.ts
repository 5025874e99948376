import { z } from "zod";
import { getRun } from "@/server/services/runs/get-run";
import { listRuns } from "@/server/services/runs/list-runs";
import { byId, id } from "../fields";
import { page } from "../page";
import { router, signedIn } from "../trpc";

const status = z.enum(["running", "finished", "failed", "aborted", "paused"]);

export const runsRouter = router({
  list: signedIn("viewer")
    .input(z.strictObject({ flowId: id.optional(), status: status.optional(), ...page }))
    .query(({ ctx, input }) => listRuns(ctx.service, input)),
  get: signedIn("viewer")
    .input(byId)
    .query(({ ctx, input }) => getRun(ctx.service, input)),
});
