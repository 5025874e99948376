import { assertNever } from "@/domain/assert-never";
import type { ExampleCall } from "../example-call";
import type { RequestExample } from "../request-example";
import { code, javascript, literal } from "./literal";

/** A program for `@weft/client` that makes the call and prints the answer. */
export function typescriptSdkSnippet(call: ExampleCall, example: RequestExample): string {
  const flow = literal(example.flowId, javascript);
  switch (call.shape) {
    case "ask":
      return program(example, printed(ask(flow, call.body)));
    case "stream":
      return program(
        example,
        `for await (const piece of client.stream(${given(flow, call.body)})) process.stdout.write(piece);`,
      );
    case "session": {
      const asked = ask(flow, { question: code("question"), chatId: code("chatId") });
      const questions = literal(call.questions, javascript);
      return program(
        example,
        `const chatId = ${literal(call.chatId, javascript)};
for (const question of ${questions}) {
  ${printed(asked)}
}`,
      );
    }
    case "image":
    case "files": {
      const place = call.shape === "image" ? "uploads" : "files";
      const body = { question: call.question, [place]: [code(open(call.file))] };
      return program(example, printed(ask(flow, body)), [openFileImport]);
    }
    case "abort":
      return program(
        example,
        `await client.abort(${flow}, ${literal(call.chatId, javascript)});\nconsole.log("Stopped.");`,
      );
    case "messages":
      return program(
        example,
        `const messages = await client.messages.list(${flow}, ${literal({ chatId: call.chatId }, javascript)});
for (const { role, content } of messages) console.log(role, content);`,
      );
    case "upsert": {
      const { fields, file } = call;
      const options = { ...fields, ...(file && { files: [code(open(file))] }) };
      const more = Object.keys(options).length > 0 ? `, ${literal(options, javascript, 70)}` : "";
      const fill = `const { numAdded } = await client.vectors.upsert(${flow}${more});\nconsole.log(\`\${numAdded} added\`);`;
      return program(example, fill, file ? [openFileImport] : []);
    }
    default:
      return assertNever(call);
  }
}

const openFileImport = `import { openFile } from "@weft/client/open-file";`;
const open = ({ name }: { name: string }): string => `await openFile(${literal(name, javascript)})`;

const ask = (flow: string, body: Readonly<Record<string, unknown>>): string => `client.ask(${given(flow, body)})`;

/** The question stands by itself; a form has none. */
function given(flow: string, body: Readonly<Record<string, unknown>>): string {
  const { question = "", streaming: _, ...options } = body;
  const parts = [flow, literal(question, javascript)];
  const before = parts.join(", ").length + 25;
  return [...parts, ...(Object.keys(options).length > 0 ? [literal(options, javascript, before)] : [])].join(", ");
}

const printed = (asked: string): string => `console.log(await ${asked});`;

function program({ origin, key }: RequestExample, text: string, imports: readonly string[] = []): string {
  const options = literal({ baseUrl: origin, ...(key !== undefined && { apiKey: key }) }, javascript, 34);
  return `${[`import { WeftClient } from "@weft/client";`, ...imports].join("\n")}

const client = new WeftClient(${options});
${text}`;
}
