import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { readCaller } from "@/server/auth/read-caller";
import { withBodyLimit } from "@/server/auth/with-body-limit";
import { openRuntime, type Runtime } from "@/server/runtime";
import { refuseForeign } from "./refuse-foreign";
import { appRouter } from "./root";
import type { ApiContext } from "./trpc";

const maxBodyBytes = 12_000_000;
/** Files of a document store's loaders come along as Base64, and whole workspaces as they are. */
const maxLoaderBytes = 71_000_000;
const takesFiles = /\/(documentStores\.(saveLoader|preview)|workspace\.(inspect|import))$/;
const maxBatchSize = 50;

/** Answers `/api/trpc/…`. */
export const handleTrpc = async (request: Request): Promise<Response> => answerTrpc(await openRuntime(), request);

export async function answerTrpc(runtime: Runtime, request: Request): Promise<Response> {
  const caller = await readCaller(runtime, request.headers);
  const refusal = refuseForeign(request, caller.origin);
  if (refusal) return refusal;
  const large = caller.member !== null && takesFiles.test(new URL(request.url).pathname);
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: withBodyLimit(request, large ? maxLoaderBytes : maxBodyBytes),
    router: appRouter,
    allowBatching: true,
    maxBatchSize,
    createContext: ({ resHeaders }): ApiContext => ({ runtime, ...caller, resHeaders }),
    responseMeta: () => ({ headers: new Headers({ "cache-control": "no-store" }) }),
  });
}
