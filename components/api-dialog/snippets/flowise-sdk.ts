import { assertNever } from "@/domain/assert-never";
import type { ExampleCall } from "../example-call";
import type { RequestExample } from "../request-example";
import { code, indented, javascript, literal } from "./literal";

/** A program for `flowise-sdk`; undefined for what that package cannot do. */
export function flowiseSdkSnippet(call: ExampleCall, example: RequestExample): string | undefined {
  switch (call.shape) {
    case "ask":
      return program(example, answered(example, call.body));
    case "stream":
      return program(
        example,
        `const stream = await ${predict(example, call.body)};
for await (const { event, data } of stream) {
  if (event === "token") process.stdout.write(data);
  if (event === "error") throw new Error(data);
}`,
      );
    case "session": {
      const asked = answered(example, { question: code("question"), chatId: call.chatId });
      const questions = literal(call.questions, javascript);
      return program(example, `for (const question of ${questions}) {\n${indented(asked, "  ")}\n}`);
    }
    case "image": {
      const { question, file } = call;
      const data = code(`\`data:${file.mime};base64,\${picture}\``);
      const read = `const picture = await readFile(${literal(file.name, javascript)}, "base64");`;
      const asked = answered(example, { question, uploads: [{ type: "file", ...file, data }] });
      return program(example, `${read}\n${asked}`, [`import { readFile } from "node:fs/promises";`]);
    }
    case "files":
    case "abort":
    case "messages":
    case "upsert":
      return undefined;
    default:
      return assertNever(call);
  }
}

const predict = ({ flowId }: RequestExample, body: object): string =>
  `client.createPrediction(${literal({ chatflowId: flowId, ...body }, javascript, 47)})`;

const answered = (example: RequestExample, body: object): string =>
  `const answer = await ${predict(example, body)};\nconsole.log(answer.text ?? answer);`;

/** The package is imported whole, because Node finds no named exports in it. */
function program({ origin, key }: RequestExample, text: string, imports: readonly string[] = []): string {
  const options = literal({ baseUrl: origin, ...(key !== undefined && { apiKey: key }) }, javascript, 46);
  return `${[...imports, `import flowise from "flowise-sdk";`].join("\n")}

const client = new flowise.FlowiseClient(${options});
${text}`;
}
