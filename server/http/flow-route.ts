import type { z } from "zod";
import type { Contract } from "@/domain/api/contract";
import { isRecord } from "@/domain/api/contracts/lenient";
import { isAppError } from "@/domain/errors";
import type { Actor } from "@/server/services/context";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import type { RunDesk } from "@/server/services/runs/run-desk";
import { corsHeaders, preflight } from "./cors";
import { deskOf } from "./desk-of";
import { withHeaders } from "./error-response";
import { countCall, flowOfPath, passGate } from "./flow-gate";
import type { Incoming } from "./incoming";
import { readBody } from "./read-body";
import { check, refuse, type Route } from "./route";
import { passVersionGate } from "./version-gate";
import { lastEventIdOf } from "./streams/last-event-id";

export interface FlowCall<B> {
  incoming: Incoming;
  desk: RunDesk;
  flow: CallableFlow;
  body: B;
  actor: Actor;
  /** The version that was asked for in place of the published one. */
  version?: number;
  /** For the answer, so that the page that asks may read it. */
  cors: Readonly<Record<string, string>>;
}

/** A question brings its files along. */
export const maxPredictionBytes = 32 * 1024 * 1024;
/** Enough to see how a refused caller wants to be told. */
const maxRefusedBytes = 64 * 1024;

/** An endpoint that calls a flow for whoever its owner lets call it. Pages of allowed origins may use it. */
export function flowRoute<B extends z.ZodType>(
  contract: Contract & { body: B },
  handler: (call: FlowCall<z.output<B>>) => Promise<Response>,
): Route {
  if (contract.access.kind !== "flow") throw new Error(`${contract.path} does not call a flow.`);
  return {
    contract,
    preflight: preflightForFlow,
    async answer(incoming) {
      const desk = deskOf(incoming.runtime);
      let cors: Record<string, string> = {};
      let sent: unknown;
      try {
        const found = await flowOfPath(incoming, desk.findFlow);
        cors = corsHeaders(incoming.request.headers.get("origin"), found.settings.allowedOrigins);
        // Whoever was cut off in an answer that was counted comes back for the rest of it.
        const counted = lastEventIdOf(incoming.request) === undefined ? await countCall(incoming, found) : undefined;
        cors = { ...cors, ...counted?.headers };
        counted?.require();
        const wanted = contract.query ? incoming.query.get("version") : null;
        const gate =
          wanted === null
            ? { actor: await passGate(incoming, found), flow: found }
            : await passVersionGate(incoming, found, wanted);
        sent = await readBody(incoming.request, maxPredictionBytes);
        const body = check(contract.body, sent);
        return await handler({ incoming, desk, ...gate, body, cors });
      } catch (error) {
        return withHeaders(refuse(incoming, error, await wantsPlain(incoming, error, sent)), cors);
      }
    },
  };
}

/** The browser's question about a flow's endpoint. An unknown flow allows nobody. */
async function preflightForFlow(incoming: Incoming): Promise<Response> {
  const flow = await deskOf(incoming.runtime).findFlow(incoming.params.id ?? "");
  return flow ? preflight(incoming.request, flow.settings.allowedOrigins) : new Response(null, { status: 204 });
}

/** Refusals of a stream are shown as they are by the embedded chat, and a rate limit's message always is. */
async function wantsPlain({ request }: Incoming, error: unknown, sent: unknown): Promise<boolean> {
  if (!isAppError(error)) return false;
  if (error.code === "rate_limited") return true;
  if (error.code !== "unauthenticated" && error.code !== "forbidden") return false;
  const body = sent ?? (await readBody(request, maxRefusedBytes).catch(() => undefined));
  return isRecord(body) && (body.streaming === true || body.streaming === "true");
}

/** Lets pages of the flow's allowed origins read what a public endpoint about the flow answers. */
export const openToPages = (route: Route): Route => ({
  contract: route.contract,
  preflight: preflightForFlow,
  async answer(incoming) {
    const response = await route.answer(incoming);
    const origin = incoming.request.headers.get("origin");
    const flow = origin === null ? null : await deskOf(incoming.runtime).findFlow(incoming.params.id ?? "");
    return withHeaders(response, flow ? corsHeaders(origin, flow.settings.allowedOrigins) : {});
  },
});
