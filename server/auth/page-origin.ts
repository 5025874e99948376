import { headers } from "next/headers";
import { openRuntime } from "@/server/runtime";
import { publicOrigin } from "./public-origin";

/** This server's address, for pages that show it. */
export async function pageOrigin(): Promise<string> {
  const given = await headers();
  const { env } = await openRuntime();
  return publicOrigin(env, given);
}
