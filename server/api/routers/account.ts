import { z } from "zod";
import { writeSessionCookie } from "@/server/auth/session-cookie";
import { changePassword } from "@/server/services/account/change-password";
import { getAccount } from "@/server/services/account/get-account";
import { renameWorkspace } from "@/server/services/account/rename-workspace";
import { setLocale } from "@/server/services/account/set-locale";
import { updateAccount } from "@/server/services/account/update-account";
import { givenPassword, locale, name, newPassword, personName } from "../fields";
import { requireWithinLimit } from "../require-within-limit";
import { router, signedIn } from "../trpc";

export const accountRouter = router({
  me: signedIn("viewer").query(({ ctx }) => getAccount(ctx.service)),
  update: signedIn("viewer")
    .input(z.strictObject({ name: personName }))
    .mutation(({ ctx, input }) => updateAccount(ctx.service, input)),
  setLocale: signedIn("viewer")
    .input(z.strictObject({ locale: locale.nullable() }))
    .mutation(({ ctx, input }) => setLocale(ctx.service, input)),
  /** Ends every session of the person but this one, which gets a new cookie. */
  changePassword: signedIn("viewer")
    .input(z.strictObject({ current: givenPassword, next: newPassword }))
    .mutation(async ({ ctx, input }) => {
      await requireWithinLimit({ ...ctx, address: ctx.member.userId }, "change-password", { max: 10, seconds: 300 });
      const { sessionEpoch } = await changePassword(ctx.service, input);
      const { auth } = ctx.runtime;
      const token = await auth.newSession({ userId: ctx.member.userId, epoch: sessionEpoch });
      ctx.resHeaders.append("set-cookie", writeSessionCookie(token, auth.secureCookies));
    }),
  renameWorkspace: signedIn("owner")
    .input(z.strictObject({ name }))
    .mutation(({ ctx, input }) => renameWorkspace(ctx.service, input)),
});
