import { z } from "zod";
import { runDeskOf } from "@/server/services/runs/run-desk-of";
import { getSchedule } from "@/server/services/schedules/get-schedule";
import { listScheduledRuns } from "@/server/services/schedules/list-scheduled-runs";
import { setScheduleEnabled } from "@/server/services/schedules/set-schedule-enabled";
import { id } from "../fields";
import { router, signedIn } from "../trpc";

const flowId = id;

export const schedulesRouter = router({
  /** The schedule of the published version, and what it has begun lately; null when there is none. */
  get: signedIn("viewer")
    .input(z.strictObject({ flowId }))
    .query(async ({ ctx, input }) => {
      const { row, reason } = await getSchedule({ ...ctx.service, desk: runDeskOf(ctx.runtime) }, input);
      if (!row) return null;
      const { cron, timezone, endDate, enabled, nextAt } = row;
      const { items } = await listScheduledRuns(ctx.service, { ...input, limit: 5 });
      return { cron, timezone, endDate, enabled, nextAt, reason, runs: items };
    }),
  setEnabled: signedIn("editor")
    .input(z.strictObject({ flowId, enabled: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await setScheduleEnabled({ ...ctx.service, desk: runDeskOf(ctx.runtime) }, input);
    }),
});
