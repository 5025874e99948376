import { addressThroughNext } from "@/server/platform/client-address";
import { openRuntime } from "@/server/runtime";
import { fromWeb } from "./api-request";
import { handleApi } from "./handle-api";

/** Next's door to the API: the same function behind it as behind the quick one. */
export async function answerThroughNext(request: Request): Promise<Response> {
  const url = new URL(request.url);
  return handleApi(await openRuntime(), {
    request: fromWeb(request),
    path: url.pathname,
    query: url.searchParams,
    address: addressThroughNext(request.headers),
  });
}
