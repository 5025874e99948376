import { z } from "zod";
import { deleteSessions } from "@/server/services/messages/delete-sessions";
import { exportMessages } from "@/server/services/messages/export-messages";
import { countMessages } from "@/server/services/messages/count-messages";
import { listJudgedMessages } from "@/server/services/messages/list-judged-messages";
import { listSessions } from "@/server/services/messages/list-sessions";
import { runDeskOf } from "@/server/services/runs/run-desk-of";
import { id, text } from "../fields";
import { page } from "../page";
import { router, signedIn } from "../trpc";

const sessionId = text(500);
const chatType = z.enum(["INTERNAL", "EXTERNAL", "EVALUATION", "MCP", "SCHEDULED", "WEBHOOK"]);
const filter = {
  flowId: id,
  search: text(500).optional(),
  chatType: chatType.optional(),
  from: z.date().optional(),
  to: z.date().optional(),
  rating: z.enum(["THUMBS_UP", "THUMBS_DOWN"]).optional(),
};

export const messagesRouter = router({
  sessions: signedIn("viewer")
    .input(z.strictObject({ ...filter, ...page }))
    .query(({ ctx, input }) => listSessions(ctx.service, input)),
  list: signedIn("viewer")
    .input(z.strictObject({ flowId: id, sessionId }))
    .query(({ ctx, input }) => listJudgedMessages(ctx.service, input)),
  stats: signedIn("viewer")
    .input(z.strictObject(filter))
    .query(({ ctx, input: { chatType: source, rating, ...input } }) =>
      countMessages(ctx.service, {
        ...input,
        chatTypes: source && [source],
        ratings: rating && [rating],
      }),
    ),
  delete: signedIn("editor")
    .input(z.strictObject({ flowId: id, sessionIds: z.array(sessionId).max(1_000) }))
    .mutation(({ ctx, input }) => deleteSessions({ ...ctx.service, runs: runDeskOf(ctx.runtime) }, input)),
  export: signedIn("viewer")
    .input(z.strictObject(filter))
    .query(({ ctx, input }) => exportMessages(ctx.service, input)),
});
