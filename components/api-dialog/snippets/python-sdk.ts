import { assertNever } from "@/domain/assert-never";
import type { ExampleCall } from "../example-call";
import type { RequestExample } from "../request-example";
import { code, enclosed, literal, python } from "./literal";

/** A program for the package `weft` that makes the call and prints the answer. */
export function pythonSdkSnippet(call: ExampleCall, example: RequestExample): string {
  const { flowId } = example;
  switch (call.shape) {
    case "ask":
      return program(example, `answer = ${ask("ask", flowId, call.body)}\nprint(answer)`);
    case "stream":
      return program(
        example,
        `for piece in ${ask("stream", flowId, call.body)}:\n    print(piece, end="", flush=True)\nprint()`,
      );
    case "session": {
      const asked = ask("ask", flowId, { question: code("question"), chatId: code("chat") });
      return program(
        example,
        `chat = ${literal(call.chatId, python)}
for question in ${literal(call.questions, python)}:
    print(${asked})`,
      );
    }
    case "image":
      return program(
        example,
        `answer = ${ask("ask", flowId, { question: call.question, uploads: [call.file.name] })}\nprint(answer)`,
      );
    case "files":
      return program(
        example,
        `answer = ${ask("ask", flowId, { question: call.question, files: [call.file.name] })}\nprint(answer)`,
      );
    case "abort":
      return program(example, `client.abort${args([flowId, call.chatId])}\nprint("Stopped.")`);
    case "messages":
      return program(
        example,
        `for message in client.messages.list${args([flowId], { chatId: call.chatId })}:
    print(message["role"], message["content"])`,
      );
    case "upsert": {
      const sent = { ...(call.file && { files: [call.file.name] }), ...call.fields };
      return program(
        example,
        `result = client.vectors.upsert${args([flowId], sent)}\nprint(result["numAdded"], "added")`,
      );
    }
    default:
      return assertNever(call);
  }
}

/** The question stands by itself; a form has none. */
function ask(verb: string, flowId: string, body: Readonly<Record<string, unknown>>): string {
  const { question, streaming: _, ...named } = body;
  return `client.${verb}${args(question === undefined ? [flowId] : [flowId, question], named)}`;
}

function args(values: readonly unknown[], named: Readonly<Record<string, unknown>> = {}): string {
  const parts = [
    ...values.map((value) => literal(value, python)),
    ...Object.entries(named).map(([name, value]) => `${snake(name)}=${literal(value, python, name.length)}`),
  ];
  return enclosed("(", ")", parts, python, 24);
}

/** The library has the API's names in Python's spelling. */
const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function program({ origin, key }: RequestExample, text: string): string {
  const parts = [origin, ...(key === undefined ? [] : [key])].map((value) => literal(value, python));
  return `from weft import WeftClient

client = WeftClient${enclosed("(", ")", parts, python, 20)}
${text}`;
}
