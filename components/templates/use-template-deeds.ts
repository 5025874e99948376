"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import type { FlowProvisions } from "@/domain/flow/flow-needs";
import type { TemplateSummary } from "./template-summary";

type Used = Pick<TemplateSummary, "id" | "name" | "kind" | "needs">;

export type TemplateDeeds = ReturnType<typeof useTemplateDeeds>;

/** What can be done with a template: begin a flow from it, and chat with it. */
export function useTemplateDeeds() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [asking, setAsking] = useState<Used | null>(null);
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
        setAsking(null);
        void queries.invalidateQueries(trpc.flows.list.queryFilter());
        toast.success(t("A new flow was made from the template"));
        router.push(`/${kind}s/${id}`);
      },
    }),
  );
  return {
    chat: ({ id, name }: Pick<TemplateSummary, "id" | "name">) => chat.mutate({ templateId: id, name }),
    /** Makes the flow at once, or asks for what it needs first. */
    use: (template: Used) => (asksFor(template) ? setAsking(template) : fork.mutate({ id: template.id })),
    make: (id: string, name: string, given: FlowProvisions) => fork.mutate({ id, name, given }),
    /** The template whose needs are asked for. */
    asking,
    cancel: () => setAsking(null),
    /** Something is being done with one of them. */
    busy: chat.isPending || fork.isPending,
  };
}

const asksFor = ({ needs }: Used): boolean => needs.credentials.length > 0 || needs.documentStore || needs.flow;
