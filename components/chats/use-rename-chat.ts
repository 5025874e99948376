"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";

/** Gives a chat another name and lets everything that shows it look again. */
export function useRenameChat(): (id: string, name: string) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { mutate } = useMutation(
    trpc.chats.rename.mutationOptions({ onSettled: () => queries.invalidateQueries(trpc.chats.pathFilter()) }),
  );
  return (id, name) => mutate({ id, name });
}
