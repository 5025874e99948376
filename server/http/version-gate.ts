import { AppError } from "@/domain/errors";
import { type Actor, requireAccess } from "@/server/services/context";
import { mayCallFlow } from "@/server/services/flows/may-call-flow";
import { versionToCall } from "@/server/services/flows/version-to-call";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import { anyActor } from "./authorise";
import { requireOrigin } from "./flow-gate";
import type { Incoming } from "./incoming";

/**
 * Who may call a version that is not published: people who edit, and keys that manage. A public flow is public in what
 * it has published only.
 */
export async function passVersionGate(
  incoming: Incoming,
  flow: CallableFlow,
  wanted: string,
): Promise<{ actor: Actor; flow: CallableFlow; version: number }> {
  requireOrigin(incoming, flow);
  const actor = await anyActor(incoming);
  if (actor === null || actor.workspaceId !== flow.workspaceId) throw new AppError("unauthenticated", "Unauthorized");
  if (actor.kind === "key" && flow.keyIds !== null && !flow.keyIds.has(actor.keyId))
    throw new AppError("unauthenticated", "Unauthorized");
  if (!(await mayCallFlow({ db: incoming.runtime.db, actor }, { ...flow, isPublic: false })))
    throw new AppError("unauthenticated", "Unauthorized");
  requireAccess({ ...incoming.runtime, actor }, "editor", "manage");
  const version = /^[1-9]\d{0,8}$/.test(wanted) ? Number(wanted) : undefined;
  if (version === undefined)
    throw new AppError("invalid_input", "`version` is the number of a version, as the flow's history shows it.");
  return { actor, version, flow: await versionToCall(incoming.runtime.db, flow, version) };
}
