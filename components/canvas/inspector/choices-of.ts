import { queryOptions } from "@tanstack/react-query";
import type { useTRPCClient } from "@/components/trpc/client";

interface Asked {
  nodeName: string;
  load: string;
  credentialId?: string | undefined;
  /** The node's settings, when the list is asked for. */
  values: () => Readonly<Record<string, unknown>>;
}

const fresh = 5 * 60_000;

/**
 * The choices that a node's loader gives. Not keyed by the node's settings: a list asked for at each keystroke would tire
 * the provider.
 */
export const choicesOf = (client: ReturnType<typeof useTRPCClient>, { nodeName, load, credentialId, values }: Asked) =>
  queryOptions({
    queryKey: ["canvas-choices", nodeName, load, credentialId],
    queryFn: ({ signal }) =>
      client.catalogue.load.query(
        { nodeName, loader: load, inputs: { ...values() }, ...(credentialId !== undefined && { credentialId }) },
        { signal },
      ),
    staleTime: fresh,
    retry: false,
  });
