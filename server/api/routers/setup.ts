import { z } from "zod";
import { signInProviders } from "@/server/auth/sign-in-providers";
import { createOwner } from "@/server/services/setup/create-owner";
import { needsSetup } from "@/server/services/setup/needs-setup";
import { email, newPassword, personName } from "../fields";
import { requireWithinLimit } from "../require-within-limit";
import { everyone, router } from "../trpc";

export const setupRouter = router({
  status: everyone.query(async ({ ctx }) => ({
    needsSetup: await needsSetup(ctx.runtime.db),
    providers: signInProviders(ctx.runtime.env),
  })),
  createOwner: everyone
    .input(z.strictObject({ email, password: newPassword, name: personName }))
    .mutation(async ({ ctx, input }) => {
      await requireWithinLimit(ctx, "setup", { max: 20, seconds: 300 });
      await createOwner(ctx.runtime, input);
    }),
});
