import type { Answer, RunEvent } from "@/domain/api/stream-event";
import { createWholeCharacters, wholeCharacters } from "@/domain/whole-characters";
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

export interface AnswerStreamOptions {
  redactor: Redactor;
  streaming: boolean;
  /** Milliseconds. */
  now(): number;
}

export function createAnswerStream(
  send: (event: RunEvent) => void,
  { redactor, streaming, now }: AnswerStreamOptions,
): AnswerStream {
  const tokens = redactor.stream();
  const characters = createWholeCharacters();
  let said = "";
  const say = (piece: string): void => {
    const text = characters.push(piece);
    if (text === "") return;
    said += text;
    send({ type: "token", text });
  };
  const thoughts = timeThoughts(send, now);
  return {
    emit(event) {
      if (event.type === "token") {
        if (!streaming) return;
        thoughts.end();
        return say(tokens.push(event.text));
      }
      send(redactor.value(event));
      if (event.type === "thinking" && streaming) thoughts.note(event);
    },
    flush: () => say(tokens.end()),
    finish(given) {
      const answer = withWholeText(redactor.value(given));
      if (!streaming) return answer;
      thoughts.end();
      say(tokens.end());
      const text = textOf(answer);
      if (text.startsWith(said)) say(text.slice(said.length));
      // What was said cannot be taken back, so that it is the answer.
      return answer.text === undefined || text === said ? answer : { ...answer, text: said };
    },
  };
}

/** Tells how long a thought took once the answer goes on, unless its node has told so itself. */
function timeThoughts(send: (event: RunEvent) => void, now: () => number) {
  let since: number | undefined;
  return {
    note({ duration }: { duration?: number }): void {
      since = duration === undefined ? (since ?? now()) : undefined;
    },
    end(): void {
      if (since === undefined) return;
      send({ type: "thinking", text: "", duration: Math.max(0, now() - since) / 1000 });
      since = undefined;
    },
  };
}

function withWholeText(answer: Answer): Answer {
  if (answer.text === undefined) return answer;
  const text = wholeCharacters(answer.text);
  return text === answer.text ? answer : { ...answer, text };
}

/** A structured answer reads as a code block. */
const textOf = ({ text, json }: Answer): string =>
  text ?? (json === undefined ? "" : `\`\`\`json\n${JSON.stringify(json, null, 2)}\n\`\`\``);
