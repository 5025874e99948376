import { z } from "zod";
import { inviteMember } from "@/server/services/members/invite-member";
import { listMembers } from "@/server/services/members/list-members";
import { removeMember } from "@/server/services/members/remove-member";
import { revokeInvitation } from "@/server/services/members/revoke-invitation";
import { setMemberRole } from "@/server/services/members/set-member-role";
import { byId, email, id } from "../fields";
import { router, signedIn } from "../trpc";

const role = z.enum(["owner", "editor", "viewer"]);

export const membersRouter = router({
  list: signedIn("viewer").query(({ ctx }) => listMembers(ctx.service)),
  invite: signedIn("owner")
    .input(z.strictObject({ role, email: email.nullable().optional() }))
    .mutation(async ({ ctx, input }) => {
      const { token, expiresAt } = await inviteMember(ctx.service, input);
      return { url: `${ctx.origin}/invite/${token}`, expiresAt };
    }),
  revokeInvitation: signedIn("owner")
    .input(byId)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.service, input)),
  setRole: signedIn("owner")
    .input(z.strictObject({ userId: id, role }))
    .mutation(({ ctx, input }) => setMemberRole(ctx.service, input)),
  remove: signedIn("owner")
    .input(z.strictObject({ userId: id }))
    .mutation(({ ctx, input }) => removeMember(ctx.service, input)),
});
