import { z } from "zod";
import { followFlow } from "@/server/services/flows/follow-flow";
import { getVersion } from "@/server/services/flows/get-version";
import { leaveFlow } from "@/server/services/flows/leave-flow";
import { listVersions } from "@/server/services/flows/list-versions";
import { nameVersion } from "@/server/services/flows/name-version";
import { id, text } from "../fields";
import { router, signedIn } from "../trpc";

const number = z.int().min(1);
const tab = z.uuid();

/** What a flow was before, and who else is at it. Saving and publishing are among the flows' own procedures. */
export const versionsRouter = router({
  list: signedIn("viewer")
    .input(z.strictObject({ id, cursor: number.optional(), direction: z.literal("forward").optional() }))
    .query(({ ctx, input }) => listVersions(ctx.service, { id: input.id, cursor: input.cursor })),
  get: signedIn("viewer")
    .input(z.strictObject({ id, number }))
    .query(({ ctx, input }) => getVersion(ctx.service, input)),
  name: signedIn("editor")
    .input(z.strictObject({ id, number, name: text(300) }))
    .mutation(({ ctx, input }) => nameVersion(ctx.service, input)),
  /** Asked every few seconds by each window that has the flow open. */
  follow: signedIn("viewer")
    .input(z.strictObject({ id, tab, known: number.nullable(), selected: z.array(z.string().max(200)).max(200) }))
    .mutation(({ ctx, input }) => followFlow(ctx.service, input)),
  leave: signedIn("viewer")
    .input(z.strictObject({ id, tab }))
    .mutation(({ ctx, input }) => leaveFlow(ctx.service, input)),
});
