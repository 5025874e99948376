import { z } from "zod";
import { predictionBody } from "@/domain/api/contracts/prediction";
import { isAppError } from "@/domain/errors";
import { predictAgentflow } from "../executions/predict-agentflow";
import type { CallableFlow } from "../runs/callable-flow";
import type { Outcome } from "../runs/outcome";
import { predict } from "../runs/predict";
import type { RunDesk } from "../runs/run-desk";
import type { TurnId } from "./live-turns";
import { type TurnEnd, turnEnd } from "./turn-end";

/** One message that a chat's flow is to answer. */
export interface ChatTurn extends TurnId {
  flow: CallableFlow;
  text: string;
  /** Key it came with; revoking that stops the run. */
  keyId?: string | undefined;
  /** What the flow left behind when it began to wait for this text. */
  paused?: Readonly<Record<string, unknown>> | undefined;
  /** The flow is told no. */
  reject?: boolean | undefined;
}

/** Runs a chat's flow for one turn. `signal` stops it. */
export type AskFlow = (turn: ChatTurn, signal: AbortSignal) => Promise<TurnEnd>;

/** Asks the published version; the chat's id is also the session under which its memory remembers. */
export const askFlow =
  (desk: RunDesk): AskFlow =>
  async ({ chatId, revision, flow, text, keyId, paused = {}, reject }, signal) => {
    const { executionId, visitId, startNodeId } = pausedSchema.parse(paused);
    const type = reject ? "reject" : "proceed";
    const humanInput = startNodeId === undefined ? undefined : { startNodeId, type, feedback: text };
    const call = { ...{ flow, keyId, signal }, chatType: "EXTERNAL", internal: false, streaming: false } as const;
    return endOf(desk, chatId, async () => {
      const body = predictionBody.parse({ question: text, chatId, humanInput });
      return flow.kind === "agentflow"
        ? predictAgentflow(desk, { ...call, body }, { executionId, visitId, chatTurn: { chatId, revision } })
        : predict(desk, { ...call, body });
    });
  };

const pausedSchema = z.object({
  executionId: z.string().optional(),
  visitId: z.number().optional(),
  startNodeId: z.string().optional(),
});

/** How a chat's turn ends with a run. Never rejects. */
export async function endOf(
  { log }: Pick<RunDesk, "log">,
  chatId: string,
  run: () => Promise<Outcome>,
): Promise<TurnEnd> {
  try {
    return turnEnd(await run());
  } catch (error) {
    if (isAppError(error) && error.code !== "internal") return { status: "failed", reason: error.message };
    log.error({ err: error, chatId }, "A chat's turn failed");
    return { status: "failed", reason: "Something went wrong in the server. Its log says what." };
  }
}
