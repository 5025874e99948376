import type { Answer, RunEvent } from "@/domain/api/stream-event";
import { assertNever } from "@/domain/assert-never";
import type { Outcome } from "@/server/services/runs/predict";
import { answerText } from "@/server/services/runs/answer-text";
import type { EventSink } from "./sse";

/** Prefix of every run's failure, which clients know and cut off. */
export const failurePrefix = "Error: predictionsServices.buildChatflow - ";

/** Tells a chatflow's run in the events that its clients know, in the order they need. */
export interface PredictionEvents {
  pass(event: RunEvent): void;
  /** What is still missing of the answer's text. */
  tellAnswer(answer: Answer): void;
  /** What comes last, whichever way the run ended. */
  conclude(outcome: Outcome, question: string | undefined): void;
  fail(message: string): void;
}

/** @param steps also tells how each node fares, for the canvas. */
export function createPredictionEvents(sink: EventSink, { steps }: { steps: boolean }): PredictionEvents {
  const { start, part, token, spoke } = createVoice(sink);
  const tellAnswer = (answer: Answer) => {
    start();
    const text = answerText(answer);
    if (!spoke() && text !== "") token(text);
  };
  const fail = (message: string) => {
    sink.send("error", failurePrefix + message);
    sink.send("end", "[DONE]");
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
        case "thinking":
          start();
          return sink.send("thinking", event.text, event.duration === undefined ? {} : { duration: event.duration });
        case "sourceDocuments":
          return part("sourceDocuments", event.documents);
        case "usedTools":
          return part("usedTools", event.tools);
        case "artifacts":
          return part("artifacts", event.artifacts);
        case "usage":
          return undefined;
        case "step": {
          const { nodeId, label, status, ms, error } = event;
          return steps ? sink.send("step", { nodeId, label, status, ms, error }) : undefined;
        }
        default:
          return assertNever(event);
      }
    },
    tellAnswer,
    conclude(outcome, question) {
      const { result } = outcome;
      if (result.status !== "finished") return fail(result.error.message);
      tellAnswer(result.answer);
      sendMetadata(sink, outcome, question);
      sink.send("end", "[DONE]");
    },
  };
}

/** How an answer is begun and told. */
function createVoice(sink: EventSink) {
  let started = false;
  let spoke = false;
  /** Clients drop what comes before this event. It carries no text: readers that print every event would print it twice. */
  const start = () => {
    if (!started) sink.send("start", "");
    started = true;
  };
  const part = (name: string, data: unknown) => {
    start();
    sink.send(name, data);
  };
  const token = (text: string) => {
    start();
    spoke = true;
    sink.send("token", text, { token: text });
  };
  return { start, part, token, spoke: () => spoke };
}

/** The embedded chat parses the questions from a text and throws on a list; other clients expect a list. */
function sendMetadata(sink: EventSink, outcome: Outcome, question: string | undefined): void {
  const data = metadataOf(outcome, question);
  const { followUpPrompts } = outcome;
  if (followUpPrompts === undefined) return sink.send("metadata", data, data);
  const asText = { ...data, followUpPrompts: JSON.stringify(followUpPrompts) };
  sink.send("metadata", asText, { ...data, followUpPrompts });
}

/** Only what there is: clients take an empty value for a given one. */
function metadataOf(
  { chatId, sessionId, messageId, memoryType, result }: Outcome,
  question: string | undefined,
): Record<string, unknown> {
  const flowVariables = result.status === "finished" ? result.answer.flowVariables : undefined;
  return {
    ...{ chatId, chatMessageId: messageId },
    ...(question && { question }),
    sessionId,
    ...(memoryType && { memoryType }),
    ...(flowVariables && { flowVariables }),
  };
}
