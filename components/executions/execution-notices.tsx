"use client";

import { CircleAlert, GitBranch, RefreshCw } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { WaitingDecision } from "@/components/inbox/waiting-decision";
import type { ExecutionDetail } from "./execution";

interface ExecutionNoticesProps {
  execution: ExecutionDetail;
  canDecide: boolean;
}

/** What one should know of a run before looking at its steps. */
export function ExecutionNotices({ execution, canDecide }: ExecutionNoticesProps) {
  const { id, error, interruptions, origin, waiting } = execution;
  return (
    <div className="flex flex-col gap-2 border-b px-4 py-3 empty:hidden">
      {error !== null && (
        <Notice tone="failed" icon={<CircleAlert aria-hidden className="text-failed" />}>
          <span className="break-words whitespace-pre-wrap">{error}</span>
        </Notice>
      )}
      {interruptions > 0 && (
        <Notice icon={<RefreshCw aria-hidden />}>
          The server stopped {interruptions === 1 ? "once" : `${String(interruptions)} times`} while this ran. It went
          on from its last finished step.
        </Notice>
      )}
      {origin && (
        <Notice icon={<GitBranch aria-hidden />}>
          Begun again from a step of{" "}
          <Link href={`/executions/${origin.executionId}`} className="text-link underline underline-offset-4">
            an earlier run
          </Link>
          .
        </Notice>
      )}
      {waiting.map(({ action, content }) => (
        <div key={action.id} className="max-w-2xl">
          <WaitingDecision {...{ executionId: id, action, content, canDecide }} />
        </div>
      ))}
    </div>
  );
}

function Notice({ icon, tone, children }: { icon: ReactNode; tone?: "failed"; children: ReactNode }) {
  return (
    <p
      className={
        tone === "failed"
          ? "flex items-start gap-2 rounded-md border border-failed/30 bg-failed-soft px-3 py-2.5 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
          : "flex items-start gap-2 text-sm text-muted-foreground [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
      }
    >
      {icon}
      <span className="min-w-0">{children}</span>
    </p>
  );
}
