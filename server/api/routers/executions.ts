import { z } from "zod";
import { abortExecution } from "@/server/services/executions/abort-execution";
import { decideExecution } from "@/server/services/executions/decide-execution";
import { getExecution } from "@/server/services/executions/get-execution";
import { listExecutions } from "@/server/services/executions/list-executions";
import { listWaiting } from "@/server/services/executions/list-waiting";
import { runDeskOf } from "@/server/services/runs/run-desk-of";
import { byId, id, text } from "../fields";
import { page } from "../page";
import { router, signedIn } from "../trpc";

const status = z.enum(["running", "finished", "failed", "aborted", "paused"]);
const nodeId = text(500);

export const executionsRouter = router({
  list: signedIn("viewer")
    .input(
      z.strictObject({
        flowId: id.optional(),
        status: status.optional(),
        sessionId: text(500).optional(),
        search: text(500).optional(),
        from: z.date().optional(),
        to: z.date().optional(),
        limit: z.number().int().min(1).max(200).optional(),
        ...page,
      }),
    )
    .query(({ ctx, input }) => listExecutions(ctx.service, input)),
  get: signedIn("viewer")
    .input(byId)
    .query(({ ctx, input }) => getExecution(ctx.service, input)),
  waiting: signedIn("viewer").query(({ ctx }) => listWaiting(ctx.service)),
  decide: signedIn("editor")
    .input(
      z.strictObject({
        executionId: id,
        actionId: text(700).optional(),
        nodeId: nodeId.optional(),
        type: z.enum(["proceed", "reject"]),
        feedback: text(100_000).optional(),
      }),
    )
    .mutation(({ ctx, input }) => decideExecution({ ...ctx.service, runs: runDeskOf(ctx.runtime) }, input)),
  abort: signedIn("editor")
    .input(byId)
    .mutation(({ ctx, input }) => abortExecution({ ...ctx.service, runs: runDeskOf(ctx.runtime) }, input)),
});
