import { toFlowOpenApi } from "@/domain/api/flow-openapi";
import * as contracts from "@/domain/api/contracts/open-api";
import { wholeOpenApi } from "@/domain/api/whole-openapi";
import { version } from "@/package.json";
import { publicOrigin } from "@/server/auth/public-origin";
import { jsonResponse } from "../error-response";
import { describeCall } from "@/server/services/flows/describe-call";
import type { Incoming } from "../incoming";
import { publicRoute } from "../route";
import { visitorRoute } from "../visitor-route";

/** Readable for pages of any origin, such as a viewer of such documents: it holds nothing of this server but its address. */
export const readOpenApi = publicRoute(contracts.readOpenApi, async ({ incoming }) =>
  jsonResponse(wholeOpenApi(factsOf(incoming)), 200, { "access-control-allow-origin": "*" }),
);

export const readFlowOpenApi = visitorRoute(
  contracts.readFlowOpenApi,
  { flowId: ({ params }) => params.id },
  async ({ flow, incoming, ctx, cors }) =>
    jsonResponse(toFlowOpenApi(await describeCall(ctx, { id: flow.id }), factsOf(incoming)), 200, cors),
);

const factsOf = ({ request, runtime }: Incoming) => ({
  version,
  origin: publicOrigin(runtime.env, request.headers),
});
