import { openRuntime } from "@/server/runtime";
import { clientAddress } from "./client-address";
import { handleApi } from "./handle-api";

/** Next's door to the API: the same function behind it as behind the quick one. */
export async function answerThroughNext(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const forwarded = request.headers.get("x-forwarded-for");
  return handleApi(await openRuntime(), {
    request,
    path: url.pathname,
    query: url.searchParams,
    // Next names the peer here when no proxy has.
    address: clientAddress("127.0.0.1", forwarded),
  });
}
