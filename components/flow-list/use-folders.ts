"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import type { Folder } from "./folder-tree";

const none: readonly Folder[] = [];

/** The workspace's folders, and what can be done with them. */
export function useFolders() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useQuery(trpc.folders.list.queryOptions());
  const refresh = () => {
    void queries.invalidateQueries(trpc.folders.pathFilter());
    void queries.invalidateQueries(trpc.flows.list.queryFilter());
  };
  const create = useMutation(trpc.folders.create.mutationOptions({ onSuccess: refresh }));
  const rename = useMutation(trpc.folders.rename.mutationOptions({ onSettled: refresh }));
  const remove = useMutation(trpc.folders.delete.mutationOptions({ onSuccess: refresh }));
  const move = useMutation(trpc.flows.move.mutationOptions({ onSettled: refresh }));
  return {
    folders: data ?? none,
    create: (name: string, parentId: string | null) => create.mutateAsync({ name, parentId }),
    rename: (id: string, name: string) => rename.mutate({ id, name }),
    remove: ({ id, name }: Folder) =>
      remove.mutate({ id }, { onSuccess: () => toast(t("Folder “{name}” deleted. Its flows stay.", { name })) }),
    move: (ids: readonly string[], folderId: string | null) => {
      const name = data?.find(({ id }) => id === folderId)?.name ?? t("the top");
      move.mutate(
        { ids: [...ids], folderId },
        {
          onSuccess: () =>
            toast(
              t("{count, plural, one {# flow moved to {name}} other {# flows moved to {name}}}", {
                count: ids.length,
                name,
              }),
            ),
        },
      );
    },
  };
}

export type Folders = ReturnType<typeof useFolders>;
