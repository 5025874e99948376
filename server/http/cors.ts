import { normalOrigin } from "@/domain/flow-settings/origin";
import type { ApiRequest } from "./api-request";
import { apiHeaders } from "./error-response";

/** Whether pages of `origin` may call a flow that names these origins; with none named all may. */
export function isAllowedOrigin(origin: string, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  const asked = normalOrigin(origin);
  return asked !== undefined && allowed.some((entry) => normalOrigin(entry) === asked);
}

/** Whether a page of this server itself asks, such as a flow's own chat page. Nobody else's page can name this host. */
export function isOwnPage(request: ApiRequest): boolean {
  const origin = normalOrigin(request.headers.get("origin") ?? "");
  return origin !== undefined && new URL(origin).host === request.headers.get("host");
}

/** Lets the browser hand the answer to the page. Empty for callers without an origin and for origins not allowed. */
export function corsHeaders(origin: string | null, allowed: readonly string[]): Record<string, string> {
  if (origin === null || origin === "null" || !isAllowedOrigin(origin, allowed)) return {};
  return { "access-control-allow-origin": origin };
}

/** Answer to the browser's question whether it may ask. */
export function preflight(request: ApiRequest, allowed: readonly string[]): Response {
  const cors = corsHeaders(request.headers.get("origin"), allowed);
  const wanted = request.headers.get("access-control-request-headers");
  const headers: Record<string, string> = { ...apiHeaders, ...cors, vary: "Origin, Access-Control-Request-Headers" };
  if (cors["access-control-allow-origin"] !== undefined) {
    headers["access-control-allow-methods"] = "GET,HEAD,PUT,PATCH,POST,DELETE";
    headers["access-control-max-age"] = "600";
    if (wanted !== null) headers["access-control-allow-headers"] = wanted;
  }
  return new Response(null, { status: 204, headers });
}
