import type { Answer, RunEvent } from "@/domain/api/stream-event";
import type { Redactor } from "./redact";

/**
 * Stands between the nodes and whoever listens: hides secrets, and sees to it that the tokens of a streamed run are
 * exactly its answer's text.
 */
export interface AnswerStream {
  emit(event: RunEvent): void;
  /** Sends what is still missing of the answer and gives the answer as it may be told. */
  finish(answer: Answer): Answer;
  /** Sends text that was held back, when a run ends without an answer. */
  flush(): void;
}

export function createAnswerStream(
  send: (event: RunEvent) => void,
  redactor: Redactor,
  streaming: boolean,
): AnswerStream {
  const tokens = redactor.stream();
  let said = "";
  const say = (text: string): void => {
    if (text === "") return;
    said += text;
    send({ type: "token", text });
  };
  return {
    emit(event) {
      if (event.type !== "token") send(redactor.value(event));
      else if (streaming) say(tokens.push(event.text));
    },
    flush: () => say(tokens.end()),
    finish(given) {
      const answer = redactor.value(given);
      if (!streaming) return answer;
      say(tokens.end());
      const text = textOf(answer);
      if (text.startsWith(said)) say(text.slice(said.length));
      // What was said cannot be taken back, so that it is the answer.
      return answer.text === undefined || text === said ? answer : { ...answer, text: said };
    },
  };
}

/** A structured answer reads as a code block. */
const textOf = ({ text, json }: Answer): string =>
  text ?? (json === undefined ? "" : `\`\`\`json\n${JSON.stringify(json, null, 2)}\n\`\`\``);
