import { AppError } from "@/domain/errors";
import type { Database } from "@/server/data/database";
import type { Role } from "@/server/data/schema/accounts";
import type { Scope } from "@/server/data/schema/keys";
import type { Catalogue } from "@/server/nodes/catalogue";
import type { Clock } from "@/server/platform/clock";
import type { FileStore } from "@/server/platform/file-store";
import type { Logger } from "@/server/platform/logger";
import type { SecretBox } from "@/server/platform/secret-box";
import type { Changes } from "./changes";

export type { Role, Scope };

/** Who asks. `workspaceId` is the only workspace a verb may touch; it never comes from input. */
export type Actor = MemberActor | KeyActor | AnyoneActor | SystemActor;

export interface MemberActor {
  kind: "member";
  userId: string;
  workspaceId: string;
  role: Role;
}
export interface KeyActor {
  kind: "key";
  keyId: string;
  workspaceId: string;
  scopes: readonly Scope[];
}
/** A caller of one public flow. */
export interface AnyoneActor {
  kind: "anyone";
  workspaceId: string;
  flowId: string;
}
/** The server itself at its start. Nothing that comes from a request is ever given this actor. */
export interface SystemActor {
  kind: "system";
  workspaceId: string;
}

/** What verbs need of the process. */
export interface ServicePorts {
  db: Database;
  files: FileStore;
  secretBox: SecretBox;
  catalogue: Catalogue;
  changes: Changes;
  clock: Clock;
  log: Logger;
  /** The operator's values for `runtime` variables, by variable name. */
  environmentVariables: Readonly<Record<string, string>>;
}

/** First argument of every verb. */
export interface ServiceContext<A extends Actor = Actor> extends ServicePorts {
  actor: A;
}

const rank: Record<Role, number> = { viewer: 0, editor: 1, owner: 2 };

/** For verbs that only signed-in people have. */
export function requireRole<A extends Actor>(
  ctx: ServiceContext<A>,
  role: Role,
): asserts ctx is ServiceContext<A & MemberActor> {
  if (ctx.actor.kind !== "member") throw new AppError("forbidden", "Only people who are signed in may do this.");
  if (rank[ctx.actor.role] < rank[role])
    throw new AppError("forbidden", `Your role in this workspace is ${ctx.actor.role}. This needs ${article(role)}.`);
}

/** For verbs that a person with `role` has, and a key with `scope` too. */
export function requireAccess(ctx: ServiceContext, role: Role, scope: Scope): void {
  if (ctx.actor.kind === "system") return;
  if (ctx.actor.kind === "key") return requireScope(ctx, scope);
  requireRole(ctx, role);
}

/** For what a key must be allowed to do. */
export function requireScope(ctx: ServiceContext, scope: Scope): void {
  if (ctx.actor.kind !== "key" || !ctx.actor.scopes.includes(scope)) {
    throw new AppError("forbidden", `This key lacks the permission "${scope}". Make a key that has it.`);
  }
}

/** The person behind a request, for `createdBy` columns. */
export const actingUser = (actor: Actor): string | null => (actor.kind === "member" ? actor.userId : null);

const article = (role: Role): string => (role === "viewer" ? "a viewer" : `an ${role}`);
