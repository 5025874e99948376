"use client";

import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";

type ListPage = RouterOutputs["chats"]["list"];

/** Deletes a chat for good; it is out of the list before the server has answered. */
export function useDeleteChat(onGone: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.chats.remove.mutationOptions({
      onSuccess: async (_result, { id }) => {
        queries.setQueriesData<InfiniteData<ListPage>>(trpc.chats.list.infiniteQueryFilter(), (data) =>
          without(data, id),
        );
        onGone();
        toast(t("Chat deleted"));
        await queries.invalidateQueries(trpc.chats.list.infiniteQueryFilter());
      },
      onError: () => undefined,
    }),
  );
}

function without(data: InfiniteData<ListPage> | undefined, id: string): InfiniteData<ListPage> | undefined {
  return (
    data && {
      ...data,
      pages: data.pages.map((page) => ({ ...page, items: page.items.filter((chat) => chat.id !== id) })),
    }
  );
}
