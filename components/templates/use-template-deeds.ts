"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import type { TemplateSummary } from "./template-summary";

/** What can be done with a template: chat with it, begin a flow from it, take it away. */
export function useTemplateDeeds() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const chat = useMutation(
    trpc.chats.create.mutationOptions({
      onSuccess: ({ id }) => {
        void queries.invalidateQueries(trpc.chats.list.infiniteQueryFilter());
        router.push(`/chat?id=${id}`);
      },
    }),
  );
  const fork = useMutation(
    trpc.templates.fork.mutationOptions({
      onSuccess: ({ id, kind }) => {
        void queries.invalidateQueries(trpc.flows.list.queryFilter());
        toast.success("A new flow was made from the template");
        router.push(`/${kind}s/${id}`);
      },
    }),
  );
  return {
    chat: ({ id, name }: Pick<TemplateSummary, "id" | "name">) => chat.mutate({ templateId: id, name }),
    fork: ({ id }: Pick<TemplateSummary, "id">) => fork.mutate({ id }),
    /** Id of the template that something is being done with. */
    busy: chat.isPending || fork.isPending,
  };
}
