"use client";

import { CircleAlert, GitBranch, RefreshCw } from "lucide-react";
import Link from "next/link";
import { WaitingDecision } from "@/components/inbox/waiting-decision";
import type { ExecutionDetail } from "./execution";
import { Notice } from "./notice";

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
