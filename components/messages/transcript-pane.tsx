"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, MessageSquareText } from "lucide-react";
import { ScrollRegion } from "@/components/chat/scroll-region";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { DeleteSession } from "./delete-session";
import { StoredMessage } from "./stored-message";

interface TranscriptPaneProps {
  flowId: string;
  /** Empty when none is chosen. */
  session: string;
  onClose: () => void;
}

/** One session from its first question to its last answer. */
export function TranscriptPane({ flowId, session, onClose }: TranscriptPaneProps) {
  if (session === "") {
    return (
      <EmptyState
        icon={<MessageSquareText aria-hidden />}
        title={t("Choose a session")}
        className="h-full min-h-64 justify-center"
      >
        {t("Its questions and answers appear here.")}
      </EmptyState>
    );
  }
  return (
    <section aria-label={t("Session")} className="flex flex-col rounded-lg border bg-card lg:max-h-[calc(100dvh-3rem)]">
      <header className="flex items-center gap-1 border-b py-1.5 pr-2 pl-2 lg:pl-4">
        <IconButton label={t("Back to the sessions")} plain className="lg:hidden" onClick={onClose}>
          <ArrowLeft />
        </IconButton>
        <h2 className="min-w-0 truncate font-mono text-sm">{session}</h2>
        <CopyButton text={session} label={t("Copy session id")} />
        <div className="ml-auto">
          <DeleteSession flowId={flowId} session={session} onDeleted={onClose} />
        </div>
      </header>
      <SessionMessages flowId={flowId} session={session} />
    </section>
  );
}

function SessionMessages({ flowId, session }: { flowId: string; session: string }) {
  const trpc = useTRPC();
  const { data: rows, error, refetch } = useQuery(trpc.messages.list.queryOptions({ flowId, sessionId: session }));
  if (error) {
    return (
      <ErrorState
        className="m-4"
        title={t("The session could not be loaded")}
        message={errorMessage(error)}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!rows) return <MessagesSkeleton />;
  if (rows.length === 0)
    return <p className="p-6 text-center text-muted-foreground">{t("There are no messages in this session.")}</p>;
  return (
    <ScrollRegion label={t("Transcript")} className="min-h-0 overflow-y-auto -outline-offset-2">
      <ol aria-label={t("Messages")} className="mx-auto flex max-w-3xl flex-col gap-4 p-4">
        {rows.map((row) => (
          <li key={row.id}>
            <StoredMessage row={row} />
          </li>
        ))}
      </ol>
    </ScrollRegion>
  );
}

function MessagesSkeleton() {
  return (
    <div aria-busy role="status" aria-label={t("Loading")} className="flex flex-col gap-5 p-4">
      <Skeleton className="ml-auto h-9 w-1/2 rounded-lg" />
      <Skeleton className="h-16 w-3/4" />
      <Skeleton className="ml-auto h-9 w-2/5 rounded-lg" />
      <Skeleton className="h-10 w-2/3" />
    </div>
  );
}
