import type { Provider } from "next-auth/providers/index";
import GitHubProvider from "next-auth/providers/github";
import GoogleProvider from "next-auth/providers/google";
import { z } from "zod";
import type { Env } from "@/server/env";

const oidcProfile = z.object({ sub: z.string(), name: z.string().optional(), email: z.string().optional() });

/** NextAuth's providers for the outside accounts that are configured. */
export function oauthProviders(env: Pick<Env, "google" | "github" | "oidc">): Provider[] {
  const providers: Provider[] = [];
  if (env.google) providers.push(GoogleProvider(env.google));
  if (env.github) providers.push(GitHubProvider(env.github));
  if (env.oidc) {
    const { issuer, name, clientId, clientSecret } = env.oidc;
    providers.push({
      ...{ id: "oidc", name, type: "oauth", clientId, clientSecret, idToken: true },
      wellKnown: `${issuer}/.well-known/openid-configuration`,
      authorization: { params: { scope: "openid email profile" } },
      checks: ["pkce", "state", "nonce"],
      profile(claims: unknown) {
        const { sub, name: full, email } = oidcProfile.parse(claims);
        return { id: sub, name: full ?? null, email: email ?? null };
      },
    });
  }
  return providers;
}
