import type { Access } from "@/domain/api/contract";
import { AppError } from "@/domain/errors";
import { type Actor, requireAccess, requireRole } from "@/server/services/context";
import type { Incoming } from "./incoming";

type Guarded = Extract<Access, { kind: "session" | "workspace" }>;

/** Whom the request comes from, when they may have what the contract guards. Throws `unauthenticated` or `forbidden`. */
export async function authorise(incoming: Incoming, access: Guarded): Promise<Actor> {
  const actor = access.kind === "session" ? await sessionActor(incoming) : await anyActor(incoming);
  if (!actor) throw new AppError("unauthenticated", "Unauthorized Access");
  const ctx = { ...incoming.runtime, actor };
  if (access.kind === "session") requireRole(ctx, access.role);
  else requireAccess(ctx, access.role, access.scope);
  return actor;
}

/** A key, a member's e-mail and password, or a session: the first of them that the request carries. */
export async function anyActor(incoming: Incoming): Promise<Actor | null> {
  const { request, runtime, address } = incoming;
  const header = request.headers.get("authorization");
  if (header === null) return sessionActor(incoming);
  if (!/^basic /i.test(header)) return runtime.auth.keyActor(bearerKey(header));
  // Browsers add a password they remember to any page's form; none can make a form send JSON.
  if (request.method === "POST" && !(request.headers.get("content-type") ?? "").startsWith("application/json"))
    return null;
  return runtime.auth.memberByBasicAuth(header, address);
}

/** The key of an `Authorization` header, with or without `Bearer` before it. */
export const bearerKey = (header: string): string =>
  header
    .split(/bearer /i)
    .at(-1)
    ?.trim() ?? "";

/** A session counts for reading, and for changes only with a header that no other site's page can send. */
export async function sessionActor({ request, runtime }: Incoming): Promise<Actor | null> {
  if (request.method !== "GET" && request.headers.get("x-request-from") !== "internal") return null;
  return runtime.auth.currentMember(request.headers);
}
