import { apiAreas } from "@/domain/api/api-areas";
import * as contracts from "@/domain/api/contracts/open-api";
import { toOpenApi } from "@/domain/api/openapi";
import { version } from "@/package.json";
import { publicOrigin } from "@/server/auth/public-origin";
import { jsonResponse } from "../error-response";
import { publicRoute } from "../route";

/** Readable for pages of any origin, such as a viewer of such documents: it holds nothing of this server but its address. */
export const readOpenApi = publicRoute(contracts.readOpenApi, async ({ incoming: { request, runtime } }) => {
  const document = toOpenApi(apiAreas, { version, origin: publicOrigin(runtime.env, request.headers) });
  return jsonResponse(document, 200, { "access-control-allow-origin": "*" });
});
