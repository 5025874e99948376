import { assertNever } from "@/domain/assert-never";
import type { ExampleCall } from "../example-call";
import { addressOf, predictionUrl, type RequestExample } from "../request-example";
import { code, json, literal } from "./literal";
import { hereText, shellWord } from "./shell-word";

/** A command that makes the call and prints what comes back. */
export function curlSnippet(call: ExampleCall, example: RequestExample): string {
  const { origin, flowId } = example;
  const url = predictionUrl(example);
  switch (call.shape) {
    case "ask":
      return post(url, example, data(call.body));
    case "stream":
      return post(url, example, data(call.body), "-N ");
    case "session":
      return call.questions.map((question) => post(url, example, data({ question, chatId: call.chatId }))).join("\n\n");
    case "image":
      return imageSnippet(call, example);
    case "files":
      return post(url, example, form({ question: call.question }, call.file.name));
    case "abort":
      return command("-X PUT ", addressOf(origin, "chatmessage", "abort", flowId, call.chatId), example, []);
    case "messages":
      return command(
        "",
        `${addressOf(origin, "chatmessage", flowId)}?chatId=${encodeURIComponent(call.chatId)}`,
        example,
        [],
      );
    case "upsert": {
      const lines = call.file ? form(call.fields, call.file.name) : data(call.fields);
      return post(addressOf(origin, "vector", "upsert", flowId), example, lines);
    }
    default:
      return assertNever(call);
  }
}

const post = (url: string, example: RequestExample, lines: readonly string[], options = ""): string =>
  command(`${options}-X POST `, url, example, lines);

const command = (options: string, url: string, { key }: RequestExample, lines: readonly string[]): string =>
  [
    `curl ${options}${shellWord(url)}`,
    ...(key === undefined ? [] : [`-H ${shellWord(`Authorization: Bearer ${key}`)}`]),
    ...lines,
  ].join(" \\\n  ");

const jsonHeader = "-H 'Content-Type: application/json'";

const data = (body: unknown): string[] => [jsonHeader, `-d ${shellWord(literal(body, json))}`];

/** In a field a leading `@` or `<` would name a file, but not in a string. */
const form = (fields: Readonly<Record<string, string>>, file: string): string[] => [
  ...Object.entries(fields).map(([name, value]) => `--form-string ${shellWord(`${name}=${value}`)}`),
  `-F ${shellWord(`files=@${file}`)}`,
];

/** From the standard input, because a picture is longer than a word of a command may be. */
function imageSnippet({ question, file }: ExampleCall & { shape: "image" }, example: RequestExample): string {
  const data = code(`"data:${file.mime};base64,$(base64 < ${file.name} | tr -d '\\n')"`);
  const body = { question: code(hereText(JSON.stringify(question))), uploads: [{ type: "file", ...file, data }] };
  const sent = post(predictionUrl(example), example, [jsonHeader, "-d @- << END"]);
  return `${sent}\n${literal(body, json)}\nEND`;
}
