import { z } from "zod";
import { abortExecution } from "@/server/services/executions/abort-execution";
import { decideExecution } from "@/server/services/executions/decide-execution";
import { getExecution } from "@/server/services/executions/get-execution";
import { listExecutions } from "@/server/services/executions/list-executions";
import { listWaiting } from "@/server/services/executions/list-waiting";
import { removeExecutions } from "@/server/services/executions/remove-executions";
import { restartExecution } from "@/server/services/executions/restart-execution";
import { runFromHere } from "@/server/services/executions/run-from-here";
import { shareExecution } from "@/server/services/executions/share-execution";
import { showSharedExecution } from "@/server/services/executions/show-shared-execution";
import { runDeskOf } from "@/server/services/runs/run-desk-of";
import { byId, id, text } from "../fields";
import { page } from "../page";
import { requireWithinLimit } from "../require-within-limit";
import { everyone, router, signedIn } from "../trpc";

const status = z.enum(["running", "finished", "failed", "aborted", "paused"]);
const nodeId = text(500);
const values = z.record(text(500), z.unknown());

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
  restart: signedIn("editor")
    .input(
      z.strictObject({
        executionId: id,
        visitId: z.number().int().min(1).max(1_000_000),
        inputs: values.optional(),
        state: values.optional(),
        question: text(1_000_000).optional(),
      }),
    )
    .mutation(({ ctx, input }) => restartExecution({ ...ctx.service, runs: runDeskOf(ctx.runtime) }, input)),
  runFromHere: signedIn("editor")
    .input(z.strictObject({ flowId: id, executionId: id, nodeId }))
    .mutation(({ ctx, input }) => runFromHere({ ...ctx.service, runs: runDeskOf(ctx.runtime) }, input)),
  share: signedIn("editor")
    .input(z.strictObject({ id, on: z.boolean() }))
    .mutation(({ ctx, input }) => shareExecution(ctx.service, input)),
  shared: everyone.input(z.strictObject({ token: z.string().max(100) })).query(async ({ ctx, input }) => {
    await requireWithinLimit(ctx, "shared-execution", { max: 120, seconds: 60 });
    return showSharedExecution(ctx.runtime, input);
  }),
  remove: signedIn("editor")
    .input(z.strictObject({ ids: z.array(id).max(1_000) }))
    .mutation(({ ctx, input }) => removeExecutions({ ...ctx.service, runs: runDeskOf(ctx.runtime) }, input)),
});
