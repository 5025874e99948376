import type { Answer } from "@/domain/api/stream-event";
import { AppError, isAppError } from "@/domain/errors";
import { wholeCharacters } from "@/domain/whole-characters";
import type { EnginePorts, HistoryMessage } from "@/server/engine/ports";
import type { RunRequest } from "@/server/engine/run-request";
import { answerText } from "./answer-text";
import type { CallableFlow } from "./callable-flow";

export interface AnswerToProcess {
  flow: CallableFlow;
  request: Pick<RunRequest, "question" | "chatId" | "sessionId" | "history">;
  ports: EnginePorts;
  signal: AbortSignal;
}

/** The script that has the last word on a flow's answers, when its owner switched it on. */
export function lastWordOf({ settings }: CallableFlow): string | undefined {
  const { postProcessing } = settings.chatbot;
  return postProcessing?.enabled && postProcessing.customFunction.trim() !== ""
    ? postProcessing.customFunction
    : undefined;
}

const mostMessages = 100;

/** The answer as the owner's script gives it. Without one it is passed on as it is. */
export async function postProcess(answer: Answer, given: AnswerToProcess): Promise<Answer> {
  const code = lastWordOf(given.flow);
  if (code === undefined) return answer;
  const { ports, signal } = given;
  try {
    const globals = { $flow: await scriptView(answer, given) };
    const result = await ports.tools.runScript({ code, globals, signal });
    const { json: _replaced, ...rest } = answer;
    return { ...rest, text: wholeCharacters(textOf(result)) };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      isAppError(error) ? error.code : "unprocessable",
      `Post-processing failed: ${reason} Mend its script in the flow's settings, or switch it off.`,
      { cause: error },
    );
  }
}

function textOf(result: unknown): string {
  if (typeof result === "string") return result;
  if (typeof result === "object" && result !== null) return answerText({ json: result });
  if (result !== undefined && result !== null) return JSON.stringify(result);
  throw new AppError("unprocessable", "its script returned nothing.");
}

/** What scripts written for other servers look for. */
async function scriptView(answer: Answer, { flow, request, ports }: AnswerToProcess) {
  const { question, chatId, sessionId } = request;
  const stored = await ports.loadHistory({ flowId: flow.id, sessionId, limit: mostMessages });
  return {
    rawOutput: answerText(answer),
    chatHistory: [...request.history, ...stored].map(toEntry),
    sourceDocuments: answer.sourceDocuments ?? [],
    usedTools: answer.usedTools ?? [],
    artifacts: answer.artifacts ?? [],
    fileAnnotations: [],
    input: question,
    ...{ sessionId, chatId, chatflowId: flow.id },
  };
}

const toEntry = ({ role, content }: HistoryMessage) => {
  const type = role === "user" ? "userMessage" : "apiMessage";
  return { message: content, type, role: type, content };
};
