import { assertNever } from "@/domain/assert-never";
import type { ExampleCall } from "../example-call";
import { addressOf, predictionUrl, type RequestExample } from "../request-example";
import { code, enclosed, indented, literal, python } from "./literal";

/** A program for the package `requests` that makes the call and prints the answer. */
export function pythonSnippet(call: ExampleCall, example: RequestExample): string {
  const { origin, flowId } = example;
  const url = predictionUrl(example);
  switch (call.shape) {
    case "ask":
      return program(answered(request("post", url, example, { json: call.body })));
    case "stream":
      return streamProgram(request("post", url, example, { json: call.body, stream: true }));
    case "session": {
      const body = { question: code("question"), chatId: call.chatId };
      const loop = `for question in ${literal(call.questions, python)}:`;
      return program(`${loop}\n${indented(answered(request("post", url, example, { json: body })), "    ")}`);
    }
    case "image":
      return imageProgram(call, example);
    case "files": {
      const sent = { data: { question: call.question }, files: opened(call.file) };
      return program(answered(request("post", url, example, sent)));
    }
    case "abort": {
      const put = request("put", addressOf(origin, "chatmessage", "abort", flowId, call.chatId), example, {});
      return program(`${checked(put)}\nprint(response.json()["message"])`);
    }
    case "messages": {
      const get = request("get", addressOf(origin, "chatmessage", flowId), example, {
        params: { chatId: call.chatId },
      });
      return program(
        `${checked(get)}\nfor message in response.json():\n    print(message["role"], message["content"])`,
      );
    }
    case "upsert": {
      const { file, fields } = call;
      const sent = file ? { data: fields, files: opened(file) } : { json: fields };
      const fill = request("post", addressOf(origin, "vector", "upsert", flowId), example, sent);
      return program(`${checked(fill)}\nprint(response.json()["numAdded"], "added")`);
    }
    default:
      return assertNever(call);
  }
}

const program = (text: string, imports = "import requests"): string => `${imports}\n\n${text}`;

function request(method: string, url: string, { key }: RequestExample, given: Record<string, unknown>): string {
  const headers = key === undefined ? {} : { headers: { Authorization: `Bearer ${key}` } };
  const named = Object.entries({ ...headers, ...given, timeout: 120 });
  const parts = [
    literal(url, python),
    ...named.map(([name, value]) => `${name}=${literal(value, python, name.length)}`),
  ];
  return `requests.${method}${enclosed("(", ")", parts, python)}`;
}

/** The server says in its reply why it refused. */
const checked = (sent: string): string =>
  `response = ${sent}\nif not response.ok:\n    raise SystemExit(response.text)`;

const answered = (sent: string): string =>
  `${checked(sent)}\nanswer = response.json()\nprint(answer.get("text") or answer)`;

const opened = ({ name, mime }: { name: string; mime: string }) => {
  const quoted = literal(name, python);
  return { files: code(`(${quoted}, open(${quoted}, "rb"), ${literal(mime, python)})`) };
};

const streamProgram = (sent: string): string =>
  program(
    `with ${sent} as response:
    if not response.ok:
        raise SystemExit(response.text)
    for line in response.iter_lines():
        if not line.startswith(b"data:"):
            continue
        event = json.loads(line[5:])
        if event["event"] == "token":
            print(event["data"], end="", flush=True)
        elif event["event"] == "error":
            raise SystemExit(event["data"])
print()`,
    "import json\n\nimport requests",
  );

function imageProgram({ question, file }: ExampleCall & { shape: "image" }, example: RequestExample): string {
  const upload = { type: "file", ...file, data: code(`${literal(`data:${file.mime};base64,`, python)} + picture`) };
  const sent = request("post", predictionUrl(example), example, { json: { question, uploads: [upload] } });
  return program(
    `with open(${literal(file.name, python)}, "rb") as file:
    picture = base64.b64encode(file.read()).decode()
${answered(sent)}`,
    "import base64\n\nimport requests",
  );
}
