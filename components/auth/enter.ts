import { signIn } from "next-auth/react";

/** Starts a session. Resolves to an error's code, or to null when the session has begun. */
export async function enter(email: string, password: string): Promise<string | null> {
  try {
    const result = await signIn("credentials", { email: email.trim(), password, redirect: false });
    return result?.ok && !result.error ? null : (result?.error ?? "Unavailable");
  } catch {
    return "Unavailable";
  }
}
