import type { useTRPCClient } from "@/components/trpc/client";
import { errorCode, errorMessage } from "@/components/trpc/error-message";
import type { FlowStorage } from "./save-flow";

/** Saving and loading through the server's own API. */
export function flowStorage(client: ReturnType<typeof useTRPCClient>): FlowStorage {
  return {
    save: (request) => client.flows.save.mutate(request),
    load: async (id) => {
      const flow = await client.flows.get.query({ id });
      return {
        number: flow.latest?.number ?? null,
        document: flow.document,
        published: flow.published?.number ?? null,
        author: flow.latest?.author ?? null,
      };
    },
    version: async (id, number) => (await client.versions.get.query({ id, number })).document,
    explain: (error) => {
      const code = errorCode(error);
      if (code === "CONFLICT") return { kind: "conflict" };
      if (code === undefined) return { kind: "offline" };
      return { kind: "failed", message: errorMessage(error) };
    },
  };
}
