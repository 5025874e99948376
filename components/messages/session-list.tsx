"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { type RouterInputs, useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { SessionRow } from "./session-row";

interface SessionListProps {
  flowId: string;
  input: Omit<RouterInputs["messages"]["sessions"], "flowId" | "cursor" | "direction">;
  filtered: boolean;
  onClearFilters: () => void;
  /** The open one. */
  session: string;
  onOpen: (sessionId: string) => void;
}

/** The sessions that match, the latest first, a page at a time. */
export function SessionList({ flowId, input, filtered, onClearFilters, session, onOpen }: SessionListProps) {
  const trpc = useTRPC();
  const pages = useInfiniteQuery(
    trpc.messages.sessions.infiniteQueryOptions(
      { flowId, ...input },
      { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData },
    ),
  );
  if (pages.isPending) return <SessionListSkeleton />;
  if (pages.isError) {
    return (
      <ErrorState
        title="The sessions could not be loaded"
        message={errorMessage(pages.error)}
        onRetry={() => void pages.refetch()}
      />
    );
  }
  const sessions = pages.data.pages.flatMap((page) => page.items);
  if (sessions.length === 0) return <NoSessions filtered={filtered} onClearFilters={onClearFilters} />;
  return (
    <div className={cn("flex flex-col gap-3 transition-opacity", pages.isPlaceholderData && "opacity-60")}>
      <ul aria-label="Sessions" className="overflow-hidden rounded-lg border bg-card">
        {sessions.map((row) => (
          <SessionRow
            key={row.sessionId}
            row={row}
            current={row.sessionId === session}
            onOpen={() => onOpen(row.sessionId)}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button className="self-center" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

function NoSessions({ filtered, onClearFilters }: { filtered: boolean; onClearFilters: () => void }) {
  if (filtered) {
    return <EmptyState title="No session matches" action={<Button onClick={onClearFilters}>Clear filters</Button>} />;
  }
  return (
    <EmptyState icon={<MessagesSquare aria-hidden />} title="No messages yet">
      Once somebody talks to this flow, here or through the API, the session stands here.
    </EmptyState>
  );
}

function SessionListSkeleton() {
  return (
    <div aria-busy role="status" aria-label="Loading" className="rounded-lg border bg-card">
      {["w-48", "w-36", "w-52", "w-40", "w-44", "w-32"].map((width) => (
        <div key={width} className="flex flex-col gap-2 border-b px-3 py-3 last:border-b-0">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-3 w-28" />
        </div>
      ))}
    </div>
  );
}
