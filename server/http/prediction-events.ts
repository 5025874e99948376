import type { Answer, RunEvent } from "@/domain/api/stream-event";
import type { TraceItem } from "@/domain/api/trace-item";
import { assertNever } from "@/domain/assert-never";
import type { Outcome } from "@/server/services/runs/outcome";
import { answerText } from "@/server/services/runs/answer-text";
import { createAgentflowEvents } from "./agentflow-events";
import type { FrameSink } from "./streams/frame-log";
import { once, type StreamPosition } from "./streams/stream-position";

/** Prefix of every run's failure, which clients know and cut off. */
export const failurePrefix = "Error: predictionsServices.buildChatflow - ";

/** Tells a chatflow's run in the events that its clients know, in the order they need. */
export interface PredictionEvents {
  pass(event: RunEvent): void;
  /** What is still missing of the answer's text. */
  tellAnswer(answer: Answer): void;
  /** Something beside the answer, such as its sound. */
  send(event: string, data: unknown): void;
  /** What comes last, whichever way the run ended. */
  conclude(outcome: Outcome, question: string | undefined): void;
  fail(message: string): void;
}

export interface PredictionEventsOptions {
  /** Also tells how each node fares, for the canvas. */
  steps: boolean;
  /** Steps of an agentflow are told too, after those that ended before. */
  agentflow?: TraceItem[] | undefined;
  /** What was told already, of a stream that is taken up. */
  from?: StreamPosition;
}

export function createPredictionEvents(
  sink: FrameSink,
  { steps, agentflow: earlier, from = { said: 0, thought: 0, tools: 0, parts: 0 } }: PredictionEventsOptions,
): PredictionEvents {
  const telling = createTelling(sink, from, earlier !== undefined);
  const { told, send, sendOnce, start, token } = telling;
  const agentflow = earlier && createAgentflowEvents(send, earlier);
  const tellAnswer = (answer: Answer) => {
    start();
    const rest = answerText(answer).slice(told.said);
    if (rest !== "") token(rest);
  };
  const fail = (message: string) => {
    agentflow?.end("ERROR");
    sendOnce("error", failurePrefix + message);
    sendOnce("end", "[DONE]");
  };
  return {
    fail,
    pass(event) {
      switch (event.type) {
        case "start":
          // Sent with the first thing there is to show, so that a run that fails at once leaves no empty answer behind.
          return undefined;
        case "token":
          return token(event.text);
        case "agentToken":
        case "thinking":
        case "sourceDocuments":
        case "usedTools":
        case "artifacts":
        case "fileAnnotations":
          return tellPart(event, telling);
        case "usage":
          return undefined;
        case "step": {
          const { nodeId, label, status, ms, error } = event;
          if (status === "INPROGRESS") agentflow?.begin(nodeId, label);
          return steps ? send("step", { nodeId, label, status, ms, error }) : undefined;
        }
        case "trace":
          return agentflow?.note(event.item);
        case "action":
          return undefined;
        default:
          return assertNever(event);
      }
    },
    tellAnswer,
    send,
    conclude(outcome, question) {
      const { result } = outcome;
      if (result.status !== "finished") return fail(result.error.message);
      tellAnswer(result.answer);
      agentflow?.end(result.answer.action ? "STOPPED" : "FINISHED", result.answer.action);
      if (outcome.usage) sendOnce("usageMetadata", outcome.usage);
      sendOnce("metadata", ...metadataOf(outcome, question));
      sendOnce("end", "[DONE]");
    },
  };
}

type Part = Extract<
  RunEvent,
  { type: "agentToken" | "thinking" | "sourceDocuments" | "usedTools" | "artifacts" | "fileAnnotations" }
>;

/** What comes beside the answer's text. */
function tellPart(event: Part, { told, send, start, part }: ReturnType<typeof createTelling>): void {
  switch (event.type) {
    case "agentToken": {
      const { nodeId, agentName, text: token } = event;
      return send("agentToken", { nodeId, agentName, token });
    }
    case "thinking":
      start();
      told.thought += event.text.length;
      return send("thinking", event.text, event.duration === undefined ? {} : { duration: event.duration });
    case "sourceDocuments":
      return part("sourceDocuments", event.documents);
    case "usedTools":
      start();
      told.tools += event.tools.length;
      return send("usedTools", event.tools);
    case "artifacts":
      return part("artifacts", event.artifacts);
    case "fileAnnotations":
      return part("fileAnnotations", event.annotations);
    default:
      return assertNever(event);
  }
}

/** Keeps count of what has been told, which every frame's id says. */
function createTelling(sink: FrameSink, from: StreamPosition, isAgentflow: boolean) {
  const told = { ...from };
  const send = (event: string, data: unknown, flat?: Readonly<Record<string, unknown>>) =>
    sink.send(event, data, told, flat);
  const sendOnce = (event: keyof typeof once, data: unknown, flat?: Readonly<Record<string, unknown>>) => {
    if (told.parts & once[event]) return;
    told.parts |= once[event];
    send(event, data, flat);
  };
  /** Clients drop what comes before this event. It carries no text: readers that print every event would print it twice. */
  // An agentflow's first event says the same; after both clients show an empty answer above the right one.
  const start = () => (isAgentflow ? undefined : sendOnce("start", ""));
  return {
    ...{ told, send, sendOnce, start },
    part(event: keyof typeof once, data: unknown) {
      start();
      told.parts |= once[event];
      send(event, data);
    },
    token(text: string) {
      start();
      told.said += text.length;
      send("token", text, { token: text });
    },
  };
}

/** The embedded chat parses the questions from a text and throws on a list; other clients expect a list. */
function metadataOf(outcome: Outcome, question: string | undefined) {
  const data = idsOf(outcome, question);
  const { followUpPrompts } = outcome;
  if (followUpPrompts === undefined) return [data, data] as const;
  return [
    { ...data, followUpPrompts: JSON.stringify(followUpPrompts) },
    { ...data, followUpPrompts },
  ] as const;
}

/** Only what there is: clients take an empty value for a given one. */
function idsOf(
  { chatId, sessionId, messageId, memoryType, usage, result, execution }: Outcome,
  question: string | undefined,
): Record<string, unknown> {
  const { flowVariables, warnings }: Partial<Answer> = result.status === "finished" ? result.answer : {};
  return {
    ...{ chatId, chatMessageId: messageId },
    ...(question && { question }),
    sessionId,
    ...(memoryType && { memoryType }),
    ...(execution && { executionId: execution.id }),
    ...(flowVariables && { flowVariables }),
    ...(usage && { usage }),
    ...(warnings && { warnings }),
  };
}
