"use client";

import { useQuery } from "@tanstack/react-query";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";

export type Viewer = RouterOutputs["account"]["me"];

export interface ViewerState {
  viewer: Viewer | undefined;
  /** May make and change flows, credentials, variables and keys. False until the answer is here. */
  canEdit: boolean;
  isOwner: boolean;
}

/** Who looks at the screen. The server checks every right again; this only hides what would be refused. */
export function useViewer(): ViewerState {
  const trpc = useTRPC();
  const { data: viewer } = useQuery(trpc.account.me.queryOptions(undefined, { staleTime: 60_000 }));
  return {
    viewer,
    canEdit: viewer?.role === "owner" || viewer?.role === "editor",
    isOwner: viewer?.role === "owner",
  };
}
