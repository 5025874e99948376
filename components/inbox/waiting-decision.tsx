"use client";

import type { ReactNode } from "react";
import { DecisionCard } from "@/components/chat/decision-card";
import { Markdown } from "@/components/chat/markdown";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import type { HumanAction } from "@/domain/api/trace-item";
import { useDecide } from "./use-decide";

interface WaitingDecisionProps {
  executionId: string;
  action: HumanAction;
  /** As the step asks it. */
  content: string;
  canDecide: boolean;
  children?: ReactNode;
}

/** What a run asks a person, with the two answers. */
export function WaitingDecision({ executionId, action, content, canDecide, children }: WaitingDecisionProps) {
  const decide = useDecide();
  const { nodeId } = action.data;
  return (
    <div className="flex flex-col gap-3">
      {children}
      {content !== "" && (
        <div className="max-h-80 overflow-y-auto">
          <Markdown text={content} />
        </div>
      )}
      <DecisionCard
        action={action}
        decided={decide.isSuccess ? decide.variables.type : undefined}
        onDecide={
          canDecide
            ? (type, feedback) => decide.mutate({ executionId, actionId: action.id, nodeId, type, feedback })
            : undefined
        }
        busy={decide.isPending}
        closedReason={t("Only editors may decide here.")}
      />
      {decide.error && (
        <p role="alert" className="text-danger">
          {errorMessage(decide.error)}
        </p>
      )}
    </div>
  );
}
