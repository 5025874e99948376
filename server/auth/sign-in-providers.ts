import type { Env } from "@/server/env";

export interface SignInProvider {
  /** For `signIn(id)`. */
  id: "google" | "github" | "oidc";
  name: string;
}

/** Outside accounts that this server takes. */
export function signInProviders(env: Pick<Env, "google" | "github" | "oidc">): SignInProvider[] {
  const providers: SignInProvider[] = [];
  if (env.google) providers.push({ id: "google", name: "Google" });
  if (env.github) providers.push({ id: "github", name: "GitHub" });
  if (env.oidc) providers.push({ id: "oidc", name: env.oidc.name });
  return providers;
}
