import { assertNever } from "@/domain/assert-never";
import type { ExampleCall } from "../example-call";
import { addressOf, predictionUrl, type RequestExample } from "../request-example";
import { code, indented, javascript, literal } from "./literal";

/** A program for `fetch` that makes the call and prints the answer. */
export function javascriptSnippet(call: ExampleCall, example: RequestExample): string {
  const { origin, flowId } = example;
  const url = predictionUrl(example);
  switch (call.shape) {
    case "ask":
      return answered(sendJson(url, example, call.body));
    case "stream":
      return `${checked(sendJson(url, example, call.body))}\n\n${readStream}`;
    case "session": {
      const asked = answered(sendJson(url, example, { question: code("question"), chatId: call.chatId }));
      return `for (const question of ${literal(call.questions, javascript)}) {\n${indented(asked, "  ")}\n}`;
    }
    case "image": {
      const { question, file } = call;
      const data = code(`\`data:${file.mime};base64,\${picture}\``);
      const body = { question, uploads: [{ type: "file", ...file, data }] };
      return `${readFileImport}

const picture = await readFile(${literal(file.name, javascript)}, "base64");
${answered(sendJson(url, example, body))}`;
    }
    case "files":
      return `${readFileImport}\n\n${form({ question: call.question }, call.file)}\n${answered(sendForm(url, example))}`;
    case "abort": {
      const stop = addressOf(origin, "chatmessage", "abort", flowId, call.chatId);
      return `${checked(send(stop, example, { method: "PUT" }))}\n\nconsole.log((await response.json()).message);`;
    }
    case "messages": {
      const list = `${addressOf(origin, "chatmessage", flowId)}?chatId=${encodeURIComponent(call.chatId)}`;
      return `${checked(send(list, example, {}))}

for (const { role, content } of await response.json()) console.log(role, content);`;
    }
    case "upsert":
      return upsertProgram(call, addressOf(origin, "vector", "upsert", flowId), example);
    default:
      return assertNever(call);
  }
}

const readFileImport = `import { readFile } from "node:fs/promises";`;

function send(url: string, { key }: RequestExample, init: Record<string, unknown>, headers: object = {}): string {
  const all = { ...headers, ...(key !== undefined && { Authorization: `Bearer ${key}` }) };
  const { body, ...rest } = init;
  const given = { ...rest, ...(Object.keys(all).length > 0 && { headers: all }), ...(body !== undefined && { body }) };
  const options = Object.keys(given).length === 0 ? "" : `, ${literal(given, javascript, url.length + 35)}`;
  return `fetch(${literal(url, javascript)}${options})`;
}

const sendJson = (url: string, example: RequestExample, body: unknown): string =>
  send(
    url,
    example,
    { method: "POST", body: code(`JSON.stringify(${literal(body, javascript, 24)})`) },
    { "Content-Type": "application/json" },
  );

const sendForm = (url: string, example: RequestExample): string =>
  send(url, example, { method: "POST", body: code("form") });

const checked = (sent: string): string =>
  `const response = await ${sent};\nif (!response.ok) throw new Error(await response.text());`;

const answered = (sent: string): string =>
  `${checked(sent)}\nconst answer = await response.json();\nconsole.log(answer.text ?? answer);`;

function form(fields: Readonly<Record<string, string>>, file: { name: string; mime: string }): string {
  const [name, type] = [literal(file.name, javascript), literal(file.mime, javascript)];
  return [
    "const form = new FormData();",
    ...Object.entries(fields).map(
      ([field, value]) => `form.append(${literal(field, javascript)}, ${literal(value, javascript)});`,
    ),
    `form.append("files", new Blob([await readFile(${name})], { type: ${type} }), ${name});`,
  ].join("\n");
}

function upsertProgram({ fields, file }: ExampleCall & { shape: "upsert" }, url: string, example: RequestExample) {
  const told = `const { numAdded } = await response.json();\nconsole.log(\`\${numAdded} added\`);`;
  if (!file) return `${checked(sendJson(url, example, fields))}\n${told}`;
  return `${readFileImport}\n\n${form(fields, file)}\n${checked(sendForm(url, example))}\n${told}`;
}

const readStream = `let rest = "";
for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split("\\n");
  rest = lines.pop();
  for (const line of lines) {
    if (!line.startsWith("data:")) continue;
    const { event, data } = JSON.parse(line.slice(5));
    if (event === "token") process.stdout.write(data);
    if (event === "error") throw new Error(data);
  }
}`;
