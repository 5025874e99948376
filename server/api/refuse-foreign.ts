/**
 * Refuses what another site made a visitor's browser send along with their cookie. Writes must be JSON, which a form
 * cannot send, and come from this origin. Reads must not be navigations: a link to a procedure would carry the cookie.
 */
export function refuseForeign(request: Request, origin: string): Response | undefined {
  const { headers, method } = request;
  if (method === "POST" && !/^application\/json\b/i.test(headers.get("content-type") ?? "")) {
    return refuse(415, "Send JSON with the header Content-Type: application/json.");
  }
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && !(site === "none" && method === "GET")) return refuse(403, foreign);
  const from = headers.get("origin");
  if (from !== null && !sameHost(from, origin)) return refuse(403, foreign);
  if (method === "GET" && (headers.get("accept") ?? "").includes("text/html") && site !== "none")
    return refuse(403, foreign);
  return undefined;
}

const foreign = "This address answers pages of its own site only.";

/** Compared without the scheme: a proxy that ends TLS may leave this server seeing http. `null` and non-URLs differ. */
function sameHost(one: string, other: string): boolean {
  return URL.canParse(one) && new URL(one).host === new URL(other).host;
}

const refuse = (status: number, message: string): Response => Response.json({ error: { message } }, { status });
