"use client";

import { ArrowLeft, CircleStop, MoreHorizontal, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { usageText } from "@/components/chat/usage-text";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/components/words/t";
import { DeleteExecutions } from "./delete-executions";
import type { ExecutionDetail } from "./execution";
import { placesOf } from "./places-of";
import { spanText } from "./execution-text";
import { RunStatusBadge } from "./run-status";
import { ShareExecution } from "./share-execution";

/** What ran, how it stands, and what can be done with it. */
export function ExecutionHead({ execution }: { execution: ExecutionDetail }) {
  const { canEdit } = useViewer();
  const { flowName, status, createdAt, usage, versionNumber, question } = execution;
  return (
    <header className="flex flex-col gap-2 border-b px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <Link
          href="/executions"
          aria-label={t("Back to the executions")}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-hover hover:text-foreground pointer-coarse:size-10"
        >
          <ArrowLeft aria-hidden className="size-4" />
        </Link>
        <h1 className="min-w-0 truncate text-lg font-semibold">{flowName}</h1>
        <RunStatusBadge status={status} />
        <div className="ml-auto flex items-center gap-2">
          {canEdit && status === "running" && <StopButton id={execution.id} />}
          {canEdit && <ShareExecution id={execution.id} token={execution.shareToken} />}
          <ExecutionMenu execution={execution} canEdit={canEdit} />
        </div>
      </div>
      {question !== "" && <p className="line-clamp-2 max-w-3xl break-words whitespace-pre-wrap">{question}</p>}
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted-foreground">
        <Fact name={t("Started")}>
          <RelativeTime at={createdAt} />
        </Fact>
        <Fact name={t("Took")}>{spanText(execution)}</Fact>
        <Fact name={t("Version")}>{versionNumber ?? t("deleted")}</Fact>
        {usage && <Fact name={t("Used")}>{usageText(usage)}</Fact>}
      </dl>
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt>{name}</dt>
      <dd className="text-foreground">{children}</dd>
    </div>
  );
}

function StopButton({ id }: { id: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const stop = useMutation(
    trpc.executions.abort.mutationOptions({
      onSettled: () => queries.invalidateQueries(trpc.executions.get.queryFilter({ id })),
    }),
  );
  return (
    <Button busy={stop.isPending} onClick={() => stop.mutate({ id })}>
      <CircleStop aria-hidden />
      {t("Stop")}
    </Button>
  );
}

function ExecutionMenu({ execution, canEdit }: { execution: ExecutionDetail; canEdit: boolean }) {
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  const { id } = execution;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={t("More")} variant="secondary">
            <MoreHorizontal />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {placesOf({ ...execution, kind: "agentflow" }).map(({ label, href }) => (
            <DropdownMenuItem key={href} onSelect={() => router.push(href)}>
              {label}
            </DropdownMenuItem>
          ))}
          {canEdit && (
            <DropdownMenuItem destructive onSelect={() => setDeleting(true)}>
              <Trash2 aria-hidden />
              {t("Delete")}
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <DeleteExecutions
        ids={[id]}
        open={deleting}
        onOpenChange={setDeleting}
        onDeleted={() => router.push("/executions")}
      />
    </>
  );
}
