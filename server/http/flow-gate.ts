import { AppError } from "@/domain/errors";
import type { RateVerdict } from "@/server/platform/rate-limiter";
import { isUuid } from "@/server/platform/ids";
import type { Actor, KeyActor } from "@/server/services/context";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import { mayCallFlow } from "@/server/services/flows/may-call-flow";
import { anyActor, bearerKey } from "./authorise";
import { isAllowedOrigin, isOwnPage } from "./cors";
import type { Incoming } from "./incoming";

/** The flow of the path, or the error that the recorded servers and their documentation agree on. */
export async function flowOfPath(
  { params }: Incoming,
  find: (id: string) => Promise<CallableFlow | null>,
): Promise<CallableFlow> {
  const id = params.id ?? "";
  if (id === "") throw missingId();
  if (!isUuid(id)) throw new AppError("invalid_input", "Invalid Chatflow ID");
  const flow = await find(id);
  if (!flow) throw new AppError("not_found", `Chatflow ${id} not found in the database!`);
  return flow;
}

/** The same for a member, who has only the flows of their own workspace that are not hidden from them. */
export async function ownFlowOfPath(
  incoming: Incoming,
  find: (id: string) => Promise<CallableFlow | null>,
  actor: Actor,
): Promise<CallableFlow> {
  const flow = await flowOfPath(incoming, find);
  const { db } = incoming.runtime;
  if (flow.workspaceId === actor.workspaceId && (await mayCallFlow({ db, actor }, flow))) return flow;
  throw new AppError("not_found", `Chatflow ${flow.id} not found in the database!`);
}

export const missingId = (): AppError =>
  new AppError("precondition_failed", "Error: predictionsController.createPrediction - id not provided!");

export interface CountedCall {
  /** What the caller is told of the limit. */
  headers: Readonly<Record<string, string>>;
  /** Throws when the call is one too many. */
  require(): void;
}

/** Counts a call to a flow that limits its calls. */
export async function countCall({ runtime, address }: Incoming, flow: CallableFlow): Promise<CountedCall | undefined> {
  const { rateLimit } = flow.settings;
  if (!rateLimit) return undefined;
  const verdict = await runtime.limiter.take(`flow|${flow.id}|${address}`, rateLimit);
  return {
    headers: limitHeaders(rateLimit.max, verdict),
    require() {
      if (!verdict.allowed) throw new AppError("rate_limited", rateLimit.message, { retryAfter: verdict.retryAfter });
    },
  };
}

const limitHeaders = (max: number, { remaining, resetAt }: RateVerdict): Record<string, string> => ({
  "x-ratelimit-limit": String(max),
  "x-ratelimit-remaining": String(remaining),
  "x-ratelimit-reset": String(Math.ceil(resetAt.getTime() / 1000)),
});

/** Looks where the call comes from and whether it may be made. Nothing of its body is read for that. */
export async function passGate(incoming: Incoming, flow: CallableFlow): Promise<Actor> {
  requireOrigin(incoming, flow);
  return callerOf(incoming, flow);
}

/** Pages of other sites only where the flow allows them. Callers that are no pages say no origin. */
export function requireOrigin({ request }: Incoming, { settings }: CallableFlow): void {
  const origin = request.headers.get("origin");
  const allowed = origin === null || isAllowedOrigin(origin, settings.allowedOrigins) || isOwnPage(request);
  if (!allowed) throw new AppError("forbidden", settings.originRefusal);
}

/** Who may take part in the flow's conversations: whoever may call it, and the members of its workspace. */
export async function visitorOf(incoming: Incoming, flow: CallableFlow): Promise<Actor> {
  const actor = await anyActor(incoming);
  const own = actor !== null && actor.workspaceId === flow.workspaceId;
  const { db } = incoming.runtime;
  const may = own && (actor.kind === "member" || (actor.kind === "key" && mayUse(actor, flow)));
  if (may && (await mayCallFlow({ db, actor }, flow))) return actor;
  return callerOf(incoming, flow);
}

/** Anybody for a public flow; otherwise a key of the flow's workspace, one of the flow's own when it has some. */
async function callerOf({ request, runtime }: Incoming, flow: CallableFlow): Promise<Actor> {
  if (flow.isPublic) return { kind: "anyone", workspaceId: flow.workspaceId, flowId: flow.id };
  const header = request.headers.get("authorization");
  const actor = header === null ? null : await runtime.auth.keyActor(bearerKey(header));
  const may = actor !== null && actor.workspaceId === flow.workspaceId && mayUse(actor, flow);
  if (!may || !(await mayCallFlow({ db: runtime.db, actor }, flow)))
    throw new AppError("unauthenticated", "Unauthorized");
  return actor;
}

const mayUse = ({ keyId, scopes }: KeyActor, { keyIds }: CallableFlow): boolean =>
  scopes.includes("predict") && (keyIds === null || keyIds.has(keyId));
