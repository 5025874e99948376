import { AppError } from "@/domain/errors";
import type { Runtime } from "@/server/runtime";
import type { ApiRequest } from "./api-request";
import { apiPath } from "./api-path";
import { anyActor } from "./authorise";
import { isChatsPath, unknownChatsPath } from "./chat-route";
import { apiHeaders } from "./error-response";
import type { Incoming } from "./incoming";
import { createRouter } from "./match-route";
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

/** Answers a request of the API. Both doors end here. Never rejects. */
export async function handleApi(runtime: Runtime, { request, query, address, ...given }: Arrival): Promise<Response> {
  const path = apiPath(given.path) ?? given.path;
  const incoming: Incoming = { runtime, request, query, address, params: {} };
  if (request.method === "OPTIONS") return preflightFor(incoming, path);
  const match = router.match(request.method === "HEAD" ? "GET" : request.method, path);
  if (match) return match.route.answer({ ...incoming, params: match.params });
  return isChatsPath(path) ? unknownChatsPath(incoming, router.at(path).length > 0) : unknownPath(incoming);
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
