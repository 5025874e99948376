import { eq } from "drizzle-orm";
import { predictionBody } from "@/domain/api/contracts/prediction";
import { AppError } from "@/domain/errors";
import { executions } from "@/server/data/schema/executions";
import type { AgentflowRequest } from "@/server/engine/agentflow/agentflow-run";
import type { SubflowResult } from "@/server/nodes/step-scope";
import { predict } from "../runs/predict";
import type { RunDesk } from "../runs/run-desk";
import type { TurnToConduct } from "./conduct-turn";
import { findNested } from "./find-nested";
import type { Nested } from "./nested";
import { predictAgentflow } from "./predict-agentflow";
import { keptSchema, resultOf } from "./subflow-result";

/** More flows inside each other are a circle. */
const deepest = 8;

type RunSubflow = NonNullable<AgentflowRequest["runSubflow"]>;

/** Lets the steps of a run ask other flows of its workspace. Asked again with the same key, a run is not begun anew. */
export function createSubflows(
  desk: RunDesk,
  { flow, ids, turn, nested, keyId }: TurnToConduct & { nested?: Nested | undefined },
): RunSubflow {
  const depth = (nested?.depth ?? 0) + 1;
  return async ({ flowId, question, overrideConfig, key, signal, resumed }): Promise<SubflowResult> => {
    const called = await desk.findFlow(flowId);
    if (!called || called.workspaceId !== flow.workspaceId)
      throw new AppError("not_found", "The flow that this step runs is not there any more. Choose another.");
    if (depth > deepest)
      throw new AppError(
        "unprocessable",
        `More than ${String(deepest)} flows would run inside each other. Look for a circle.`,
      );
    const internal = turn.chatType === "INTERNAL";
    const humanInput = resumed && { type: resumed.decision.type, feedback: resumed.decision.feedback };
    const body = predictionBody.parse({ question, chatId: ids.chatId, overrideConfig, humanInput });
    const call = { flow: called, body, chatType: turn.chatType, internal, keyId, signal, streaming: false } as const;
    if (called.kind !== "agentflow") return resultOf(await predict(desk, call));
    const asked = resumed && keptSchema.parse(resumed.kept);
    const known = await findNested(desk, called, { parentKey: key, asked, signal });
    if (known) return known;
    const outcome = await predictAgentflow(desk, call, {
      nested: { parentKey: key, depth },
      // What agents say to each other in there is said in the chat, too.
      ...(turn.chatTurn && { chatTurn: turn.chatTurn }),
      executionId: asked?.executionId,
      expired: resumed?.decision.expired,
    });
    return resultOf(outcome, await turnsOf(desk, outcome.execution?.id));
  };
}

async function turnsOf({ executions: { db } }: RunDesk, id = ""): Promise<number> {
  const [row] = await db.select({ turns: executions.turns }).from(executions).where(eq(executions.id, id));
  return row?.turns ?? 0;
}
