import { predictionBody } from "@/domain/api/contracts/prediction";
import type { Answer } from "@/domain/api/stream-event";
import { assertNever } from "@/domain/assert-never";
import { isAppError } from "@/domain/errors";
import { answerText } from "../runs/answer-text";
import type { CallableFlow } from "../runs/callable-flow";
import type { Outcome } from "../runs/outcome";
import { predict } from "../runs/predict";
import type { RunDesk } from "../runs/run-desk";

/** One message that a chat's flow is to answer. */
export interface ChatTurn {
  chatId: string;
  flow: CallableFlow;
  text: string;
  /** Key it came with; revoking that stops the run. */
  keyId?: string | undefined;
  /** What the flow left behind when it began to wait for this text. */
  paused?: Readonly<Record<string, unknown>> | undefined;
}

/** How a turn ended. A flow that waits says what it asks, and what it needs in order to go on. */
export type TurnEnd =
  | { status: "answered"; text: string; meta: Record<string, unknown> | null }
  | { status: "waiting"; prompt: string; paused: Record<string, unknown> }
  | { status: "failed"; reason: string };

/** Runs a chat's flow for one turn. `signal` stops it. */
export type AskFlow = (turn: ChatTurn, signal: AbortSignal) => Promise<TurnEnd>;

/** Asks the published version; the chat's id is also the session under which its memory remembers. */
export const askFlow =
  (desk: RunDesk): AskFlow =>
  async ({ chatId, flow, text, keyId, paused }, signal) => {
    const humanInput = paused && { ...paused, type: "proceed", feedback: text };
    const call = { ...{ flow, keyId, signal }, chatType: "EXTERNAL", internal: false, streaming: false } as const;
    try {
      const body = predictionBody.parse({ question: text, chatId, humanInput });
      const { result, followUpPrompts } = await predict(desk, { ...call, body });
      switch (result.status) {
        case "finished": {
          const { action } = result.answer;
          if (action)
            return {
              status: "waiting",
              prompt: answerText(result.answer),
              paused: { startNodeId: action.data.nodeId },
            };
          return { status: "answered", text: answerText(result.answer), meta: metaOf(result.answer, followUpPrompts) };
        }
        case "failed":
        case "aborted":
          return { status: "failed", reason: result.error.message };
        default:
          return assertNever(result);
      }
    } catch (error) {
      if (isAppError(error) && error.code !== "internal") return { status: "failed", reason: error.message };
      desk.log.error({ err: error, chatId }, "A chat's turn failed");
      return { status: "failed", reason: "Something went wrong in the server. Its log says what." };
    }
  };

/** What came with the answer's text; null when nothing did. */
function metaOf(
  { sourceDocuments, usedTools, artifacts }: Answer,
  followUpPrompts: Outcome["followUpPrompts"],
): Record<string, unknown> | null {
  const meta = {
    ...(sourceDocuments && { sourceDocuments }),
    ...(usedTools && { usedTools }),
    ...(artifacts && { artifacts }),
    ...(followUpPrompts && { followUpPrompts }),
  };
  return Object.keys(meta).length > 0 ? meta : null;
}
