import type { Env } from "@/server/env";

/** This server's address as its visitors know it: `APP_URL`, or else the host they asked for, over http. */
export function publicOrigin(env: Pick<Env, "appUrl" | "port">, headers: Pick<Headers, "get">): string {
  if (env.appUrl) return env.appUrl;
  const guess = `http://${headers.get("host") ?? ""}`;
  return URL.canParse(guess) ? new URL(guess).origin : `http://localhost:${env.port}`;
}
