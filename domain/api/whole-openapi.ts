import { apiAreas } from "./api-areas";
import { type OpenApiFacts, toOpenApi } from "./openapi";
import type { OpenApiDocument } from "./openapi/openapi-document";

let kept: { version: string; document: OpenApiDocument } | undefined;

/** The document of the whole API. Made once, because anybody may ask for it. */
export function wholeOpenApi({ version, origin }: OpenApiFacts): OpenApiDocument {
  if (kept?.version !== version) kept = { version, document: toOpenApi(apiAreas, { version, origin }) };
  return { ...kept.document, servers: [{ url: `${origin}/api/v1` }] };
}
