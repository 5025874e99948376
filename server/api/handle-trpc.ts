import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { clientAddress } from "@/server/auth/client-address";
import { publicOrigin } from "@/server/auth/public-origin";
import { withBodyLimit } from "@/server/auth/with-body-limit";
import { openRuntime } from "@/server/runtime";
import { appRouter } from "./root";
import { refuseForeign } from "./refuse-foreign";
import type { ApiContext } from "./trpc";

const maxBodyBytes = 12_000_000;
const maxBatchSize = 50;

/** Answers `/api/trpc/…`. */
export async function handleTrpc(request: Request): Promise<Response> {
  const runtime = await openRuntime();
  const origin = publicOrigin(runtime.env, request.headers);
  const refusal = refuseForeign(request, origin);
  if (refusal) return refusal;
  const member = await runtime.auth.currentMember(request.headers);
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: withBodyLimit(request, maxBodyBytes),
    router: appRouter,
    allowBatching: true,
    maxBatchSize,
    createContext: ({ resHeaders }): ApiContext => ({
      runtime,
      member,
      address: clientAddress(request.headers),
      origin,
      resHeaders,
    }),
    responseMeta: () => ({ headers: new Headers({ "cache-control": "no-store" }) }),
  });
}
