import { AppError } from "@/domain/errors";
import type { Runtime } from "@/server/runtime";
import type { ApiRequest } from "./api-request";
import { anyActor } from "./authorise";
import { apiHeaders } from "./error-response";
import type { Incoming } from "./incoming";
import { apiPrefix, createRouter } from "./match-route";
import { refuse } from "./route";
import { apiRoutes } from "./routes";

const router = createRouter(apiRoutes);

export interface Arrival {
  request: ApiRequest;
  /** Path as the client wrote it, without the query. */
  path: string;
  query: URLSearchParams;
  address: string;
}

export const isApiPath = (path: string): boolean => path.startsWith(`${apiPrefix}/`);

/** Answers a request below `/api/v1`. Both doors end here. Never rejects. */
export async function handleApi(runtime: Runtime, { request, path, query, address }: Arrival): Promise<Response> {
  const incoming: Incoming = { runtime, request, query, address, params: {} };
  if (request.method === "OPTIONS") return preflightFor(incoming, path);
  const match = router.match(request.method === "HEAD" ? "GET" : request.method, path);
  return match ? match.route.answer({ ...incoming, params: match.params }) : unknownPath(incoming);
}

async function preflightFor(incoming: Incoming, path: string): Promise<Response> {
  for (const { route, params } of router.at(path)) {
    if (route.preflight) return route.preflight({ ...incoming, params });
  }
  return new Response(null, { status: 204, headers: apiHeaders });
}

/** Who is nobody here learns nothing about which paths exist. */
async function unknownPath(incoming: Incoming): Promise<Response> {
  try {
    const actor = await anyActor(incoming);
    throw actor
      ? new AppError("not_found", "There is no such endpoint.")
      : new AppError("unauthenticated", "Unauthorized Access");
  } catch (error) {
    return refuse(incoming, error);
  }
}
