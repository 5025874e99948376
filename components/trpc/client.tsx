"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import superjson from "superjson";
import type { AppRouter } from "@/server/api/root";
import { errorCode, errorMessage } from "./error-message";
import { signInPath } from "./sign-in-path";

/** Every procedure's result, as the browser gets it. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
/** Every procedure's argument. */
export type RouterInputs = inferRouterInputs<AppRouter>;

const context = createTRPCContext<AppRouter>();

/** `const trpc = useTRPC(); useQuery(trpc.flows.list.queryOptions({ kind: "chatflow" }))`. */
export const useTRPC = context.useTRPC;

/** The bare client, for calls outside of queries and mutations (autosave). */
export const useTRPCClient = context.useTRPCClient;

export function TRPCReactProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: "/api/trpc", transformer: superjson })] }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (leaveWhenSignedOut(error)) return;
        // A form that shows its own error passes `onError`; everything else must not fail in silence.
        if (!mutation.options.onError && mutation.meta?.quiet !== true) toast.error(errorMessage(error));
      },
    }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (count, error) => count < 2 && errorCode(error) === undefined },
    },
  });
}

/** The session ended (signed out elsewhere, password changed): the way back leads here again. */
function leaveWhenSignedOut(error: unknown): boolean {
  if (errorCode(error) !== "UNAUTHORIZED" || typeof window === "undefined") return false;
  const path = signInPath(window.location.pathname, window.location.search);
  if (path) window.location.assign(path);
  return true;
}
