"use client";

import { CircleAlert, GitBranch, RefreshCw } from "lucide-react";
import Link from "next/link";
import { WaitingDecision } from "@/components/inbox/waiting-decision";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
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
          {t(
            "{interruptions, plural, =1 {The server stopped once while this ran. It went on from its last finished step.} other {The server stopped # times while this ran. It went on from its last finished step.}}",
            { interruptions },
          )}
        </Notice>
      )}
      {origin && (
        <Notice icon={<GitBranch aria-hidden />}>
          {rich("Begun again from a step of <link>an earlier run</link>", {
            link: (words) => (
              <Link href={`/executions/${origin.executionId}`} className="text-link underline underline-offset-4">
                {words}
              </Link>
            ),
          })}
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
