"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { errorCode, errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { OpenChat } from "./open-chat";

/** One chat, once it is known. */
export function ChatView({ id, onClose }: { id: string; onClose: () => void }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.chats.get.queryOptions({ id }));
  if (data) return <OpenChat chat={data.chat} opening={data.opening} onClose={onClose} />;
  if (error && errorCode(error) === "NOT_FOUND") {
    return (
      <EmptyState
        className="m-6"
        title={t("This chat does not exist")}
        action={<Button onClick={onClose}>{t("All chats")}</Button>}
      >
        {t("It may have been deleted. A chat belongs to the person who began it, and nobody else can open it.")}
      </EmptyState>
    );
  }
  if (error)
    return (
      <ErrorState
        className="m-6"
        title={t("The chat could not be loaded")}
        message={errorMessage(error)}
        onRetry={() => void refetch()}
      />
    );
  return (
    <div role="status" aria-busy aria-label={t("Loading")} className="flex flex-col gap-5 p-6">
      <Skeleton className="h-8 w-56" />
      <Skeleton className="ml-auto h-9 w-1/2 rounded-lg" />
      <Skeleton className="h-16 w-3/4" />
    </div>
  );
}
