import type { CallbacksOptions } from "next-auth";
import { z } from "zod";
import type { Runtime } from "@/server/runtime";
import { enterByIdentity } from "@/server/services/account/enter-by-identity";
import { sessionPayload } from "./session-token";
import type { SignIn } from "./sign-in";

const claimsSchema = z.object({ use: z.literal("session"), sub: z.string(), epoch: z.int() });
/** What the sign-in page is told when an outside account opens nothing here. */
const refusals = { uninvited: "Uninvited", address_taken: "AddressTaken", no_address: "NoAddress" } as const;

export function authCallbacks(
  runtime: Pick<Runtime, "db" | "clock" | "auth">,
  signIn: SignIn,
): Partial<CallbacksOptions> {
  return {
    async signIn({ account, user }) {
      if (!account || account.provider === "credentials") return signIn.entered !== undefined;
      const entry = await enterByIdentity(runtime, {
        provider: account.provider,
        subject: account.providerAccountId,
        email: user.email ?? undefined,
        name: user.name ?? "",
        inviteToken: signIn.inviteToken,
        signedInAs: signIn.signedInAs,
      });
      if (typeof entry === "string") return `/sign-in?error=${refusals[entry]}`;
      signIn.entered = entry;
      return true;
    },
    async jwt({ token }) {
      if (signIn.entered) return sessionPayload(signIn.entered);
      const { use, sub, epoch } = claimsSchema.parse(token);
      if (!(await runtime.auth.isCurrent({ userId: sub, epoch }))) throw new Error("The session has ended.");
      return { use, sub, epoch };
    },
    // The page asks `account.me` who it is; this only says that there is a session.
    session: ({ session }) => ({ expires: session.expires, user: {} }),
    redirect({ url, baseUrl }) {
      const target = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : undefined;
      return target?.origin === baseUrl ? target.href : baseUrl;
    },
  };
}
