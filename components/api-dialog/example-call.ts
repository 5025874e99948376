import { assertNever } from "@/domain/assert-never";
import type { ExampleFile, RequestExample } from "./request-example";

type Body = Readonly<Record<string, unknown>>;

/** What a program has to do for an example, in no language yet. */
export type ExampleCall =
  /** Sends the body, and prints the answer. */
  | { shape: "ask"; body: Body }
  | { shape: "stream"; body: Body }
  /** Asks one after the other in the same conversation. */
  | { shape: "session"; questions: readonly [string, string]; chatId: string }
  /** The file goes into the body, as a data URL. */
  | { shape: "image"; question: string; file: ExampleFile }
  | { shape: "files"; question: string; file: ExampleFile }
  | { shape: "abort"; chatId: string }
  | { shape: "messages"; chatId: string }
  | { shape: "upsert"; fields: Readonly<Record<string, string>>; file: ExampleFile | undefined };

const photo: ExampleFile = { name: "photo.png", mime: "image/png" };
const report: ExampleFile = { name: "report.txt", mime: "text/plain" };

/** Shows that the second call knows of the first. */
export const secondQuestion = "What did I ask before?";

export function exampleCall(example: RequestExample): ExampleCall {
  const { kind, question, chatId } = example;
  switch (kind) {
    case "question":
      return { shape: "ask", body: { question } };
    case "stream":
      return { shape: "stream", body: { question, streaming: true } };
    case "session":
      return { shape: "session", questions: [question, secondQuestion], chatId };
    case "form":
      return { shape: "ask", body: { form: example.form } };
    case "image":
      return { shape: "image", question, file: photo };
    case "files":
      return { shape: "files", question, file: report };
    case "override":
      return { shape: "ask", body: { question, overrideConfig: example.overrideConfig } };
    case "history":
      return { shape: "ask", body: { question, history: earlier } };
    case "abort":
    case "messages":
      return { shape: kind, chatId };
    case "upsert":
      return {
        shape: "upsert",
        fields: example.stopNodeId === undefined ? {} : { stopNodeId: example.stopNodeId },
        file: example.document,
      };
    default:
      return assertNever(kind);
  }
}

/** In the words that Flowise's clients use as well. */
const earlier = [
  { role: "userMessage", content: "My name is Ada." },
  { role: "apiMessage", content: "Hello Ada." },
];
