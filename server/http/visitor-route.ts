import type { BodyOf, Contract } from "@/domain/api/contract";
import { AppError } from "@/domain/errors";
import type { RateLimit } from "@/server/platform/rate-limiter";
import type { Actor, ServiceContext } from "@/server/services/context";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import type { RunDesk } from "@/server/services/runs/run-desk";
import { corsHeaders, preflight } from "./cors";
import { deskOf } from "./desk-of";
import { jsonResponse, withHeaders } from "./error-response";
import { requireOrigin, visitorOf } from "./flow-gate";
import type { Incoming } from "./incoming";
import { type Answer, type Call, parse, refuse, requireParams, type Route } from "./route";

export interface Visit {
  flow: CallableFlow;
  desk: RunDesk;
  actor: Actor;
  ctx: ServiceContext;
  /** For answers that are made by hand. */
  cors: Readonly<Record<string, string>>;
}

interface VisitOptions<C> {
  /** The flow that the address is about, so that nothing more is read for those who may not call it. */
  flowId?(incoming: Incoming): Promise<string | undefined> | string | undefined;
  /** The same, where only the body names it. Undefined: there is none such. */
  flowOfBody?(body: BodyOf<C>): string | undefined;
  maxBodyBytes?: number;
  pace?: RateLimit;
}

/** Nobody judges answers or fills in forms faster than this. Calls of the flow itself are counted elsewhere. */
const usualPace = { max: 120, seconds: 60 };
const usualBodyBytes = 64 * 1024;

/**
 * An endpoint beside a conversation, such as judging an answer: for whoever may call the flow and for members of its
 * workspace. Pages of the flow's allowed origins may use it.
 */
export function visitorRoute<C extends Contract>(
  contract: C,
  { flowId, flowOfBody, maxBodyBytes = usualBodyBytes, pace = usualPace }: VisitOptions<C>,
  handler: (call: Call<C> & Visit) => Promise<Answer<C>>,
): Route {
  if (contract.access.kind !== "flow") throw new Error(`${contract.path} does not belong to a flow.`);
  return {
    contract,
    preflight: preflightForVisitor,
    async answer(incoming) {
      const { runtime, request } = incoming;
      const desk = deskOf(runtime);
      let cors: Record<string, string> = {};
      try {
        requireParams(contract, incoming);
        const early = flowOfBody && (await parse(contract, incoming, maxBodyBytes));
        const flow = await known(desk, early ? flowOfBody(early.body) : await flowId?.(incoming));
        cors = corsHeaders(request.headers.get("origin"), flow.settings.allowedOrigins);
        await keepPace(incoming, flow, pace);
        requireOrigin(incoming, flow);
        const actor = await visitorOf(incoming, flow);
        const call = early ?? (await parse(contract, incoming, maxBodyBytes));
        const answer = await handler({ ...call, ...{ flow, desk, actor, cors }, ctx: { ...runtime, actor } });
        return answer instanceof Response ? answer : jsonResponse(answer, 200, cors);
      } catch (error) {
        return withHeaders(refuse(incoming, error), cors);
      }
    },
  };
}

/** Counts a visit of a flow and refuses one too many. */
export async function keepPace({ runtime, address }: Incoming, flow: CallableFlow, pace = usualPace): Promise<void> {
  const { allowed, retryAfter } = await runtime.limiter.take(`visit|${flow.id}|${address}`, pace);
  if (!allowed) throw new AppError("rate_limited", "Too many requests. Wait a moment.", { retryAfter });
}

async function known(desk: RunDesk, id: string | undefined): Promise<CallableFlow> {
  const flow = id === undefined ? null : await desk.findFlow(id);
  if (!flow) throw new AppError("not_found", `Chatflow ${id ?? ""} not found in the database!`);
  return flow;
}

/** Which flow it is about may stand in the body, that no preflight has; the request itself is looked at again. */
export async function preflightForVisitor({ runtime, request, params }: Incoming): Promise<Response> {
  const flow = await deskOf(runtime).findFlow(params.id ?? "");
  return preflight(request, flow?.settings.allowedOrigins ?? []);
}
