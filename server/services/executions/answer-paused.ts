import { predictionBody } from "@/domain/api/contracts/prediction";
import type { CallableFlow } from "../runs/callable-flow";
import type { RunDesk } from "../runs/run-desk";
import type { Decision } from "./claim-execution";
import type { ExecutionRow } from "./load-execution";
import { onceBegun } from "./once-begun";
import { predictAgentflow } from "./predict-agentflow";
import { turnOf } from "./turn-of";

interface PausedAnswer {
  row: ExecutionRow;
  flow: CallableFlow;
  decision: Decision;
}

/** Lets a paused run go on without its caller, in the conversation that it belongs to. Resolves once it goes on. */
export async function answerPaused(desk: RunDesk, { row, flow, decision }: PausedAnswer): Promise<void> {
  const { type, feedback, nodeId, visitId, by, expired } = decision;
  const { chatType = "EXTERNAL", leadEmail } = turnOf(row);
  const body = predictionBody.parse({
    ...{ chatId: row.chatId, overrideConfig: { sessionId: row.sessionId }, leadEmail },
    humanInput: { type, feedback, startNodeId: nodeId },
  });
  const call = { flow, body, chatType, internal: chatType === "INTERNAL", streaming: false } as const;
  await onceBegun(desk.log, (begun) =>
    predictAgentflow(desk, { ...call, onStart: begun }, { executionId: row.id, visitId, by, expired }),
  );
}
