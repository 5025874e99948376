"use client";

import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { useViewer } from "@/components/frame/use-viewer";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";

type SessionPage = RouterOutputs["messages"]["sessions"];

interface DeleteSessionProps {
  flowId: string;
  session: string;
  onDeleted: () => void;
}

/** Deletes a session's messages and executions, after asking: they cannot be brought back. */
export function DeleteSession({ flowId, session, onDeleted }: DeleteSessionProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { canEdit } = useViewer();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(
    trpc.messages.delete.mutationOptions({
      onSuccess: async ({ affected }) => {
        setAsking(false);
        onDeleted();
        queries.setQueriesData<InfiniteData<SessionPage>>(trpc.messages.sessions.infiniteQueryFilter(), (data) =>
          withoutSession(data, session),
        );
        toast(t("{affected, plural, one {# message deleted} other {# messages deleted}}", { affected }));
        await Promise.all([
          queries.invalidateQueries(trpc.messages.pathFilter()),
          queries.invalidateQueries(trpc.executions.pathFilter()),
          queries.invalidateQueries(trpc.runs.pathFilter()),
        ]);
      },
      onError: () => undefined,
    }),
  );
  if (!canEdit) return null;
  return (
    <>
      <IconButton label={t("Delete session")} size="sm" onClick={() => setAsking(true)}>
        <Trash2 />
      </IconButton>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("Delete this session?")}
        action={t("Delete session")}
        busy={remove.isPending}
        error={remove.error ? errorMessage(remove.error) : null}
        onConfirm={() => remove.mutate({ flowId, sessionIds: [session] })}
      >
        {t(
          "Its messages and executions are gone for good, and the flow forgets the conversation. What is still running is stopped.",
        )}
      </ConfirmDialog>
    </>
  );
}

/** The loaded pages as they are once the session is gone, so that nobody waits for the next answer to see it. */
function withoutSession(
  data: InfiniteData<SessionPage> | undefined,
  sessionId: string,
): InfiniteData<SessionPage> | undefined {
  if (data === undefined) return undefined;
  const pages = data.pages.map((page) => ({ ...page, items: page.items.filter((row) => row.sessionId !== sessionId) }));
  return { ...data, pages };
}
