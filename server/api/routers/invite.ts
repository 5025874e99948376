import { z } from "zod";
import { acceptInvitation } from "@/server/services/members/accept-invitation";
import { showInvitation } from "@/server/services/members/show-invitation";
import { email, newPassword, personName } from "../fields";
import { requireWithinLimit } from "../require-within-limit";
import { everyone, router } from "../trpc";

const token = z.string().min(1).max(200);

export const inviteRouter = router({
  show: everyone.input(z.strictObject({ token })).query(async ({ ctx, input }) => {
    await requireWithinLimit(ctx, "invitation", { max: 60, seconds: 60 });
    return showInvitation(ctx.runtime, input);
  }),
  accept: everyone
    .input(z.strictObject({ token, email, name: personName, password: newPassword }))
    .mutation(async ({ ctx, input }) => {
      await requireWithinLimit(ctx, "accept", { max: 20, seconds: 300 });
      await acceptInvitation(ctx.runtime, input);
    }),
});
