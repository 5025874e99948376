import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { openRuntime } from "@/server/runtime";
import type { MemberActor } from "@/server/services/context";
import { needsSetup } from "@/server/services/setup/needs-setup";

// Each of these waits for a request before it opens the runtime: a build draws pages without one, to see which need it.

/** The signed-in person of the page being drawn; everyone else is led to where they can become one. */
export async function requirePageMember(): Promise<MemberActor> {
  const given = await headers();
  const runtime = await openRuntime();
  const member = await runtime.auth.currentMember(given);
  if (member) return member;
  if (await needsSetup(runtime.db)) redirect("/setup");
  const path = given.get("x-path");
  redirect(path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}

/** For the sign-in page: leads on whoever has no business there. */
export async function requireNoMember(onward: string): Promise<void> {
  const given = await headers();
  const runtime = await openRuntime();
  if (await runtime.auth.currentMember(given)) redirect(onward);
  if (await needsSetup(runtime.db)) redirect("/setup");
}

/** For the setup page: it exists until somebody has an account. */
export async function requireNoOwner(): Promise<void> {
  await connection();
  const runtime = await openRuntime();
  if (!(await needsSetup(runtime.db))) redirect("/");
}
