import type { RouterOutputs } from "@/components/trpc/client";

export type ExecutionDetail = RouterOutputs["executions"]["get"];
export type ExecutionSummary = RouterOutputs["executions"]["list"]["items"][number];
export type ExecutionStep = ExecutionDetail["trace"][number];
