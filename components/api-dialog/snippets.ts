import { predictionUrl, type RequestExample, requestBody } from "./request-example";

export const languages = ["curl", "python", "javascript", "sdk"] as const;
export type Language = (typeof languages)[number];

/** Name on the tab, and what the highlighter calls it. */
export const languageNames: Record<Language, { label: string; highlight: string }> = {
  curl: { label: "cURL", highlight: "bash" },
  python: { label: "Python", highlight: "python" },
  javascript: { label: "JavaScript", highlight: "javascript" },
  sdk: { label: "flowise-sdk", highlight: "javascript" },
};

/** A whole program that makes the call and prints the answer. */
export function snippet(language: Language, example: RequestExample): string {
  switch (language) {
    case "curl":
      return curl(example);
    case "python":
      return example.streaming ? pythonStream(example) : python(example);
    case "javascript":
      return example.streaming ? javascriptStream(example) : javascript(example);
    case "sdk":
      return example.streaming ? sdkStream(example) : sdk(example);
  }
}

/** A word for a POSIX shell, whatever is in it. */
const shell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
/** JSON text is also a JavaScript literal, and a Python one but for its words for true and false. */
const literal = (value: unknown): string => JSON.stringify(value);

function curl(example: RequestExample): string {
  const lines = [
    `curl ${example.streaming ? "-N " : ""}-X POST ${shell(predictionUrl(example))}`,
    `-H 'Content-Type: application/json'`,
    ...(example.key === undefined ? [] : [`-H ${shell(`Authorization: Bearer ${example.key}`)}`]),
    `-d ${shell(literal(requestBody(example)))}`,
  ];
  return lines.join(" \\\n  ");
}

function python(example: RequestExample): string {
  return `import requests

response = requests.post(
    ${literal(predictionUrl(example))},${pythonHeaders(example)}
    json={"question": ${literal(example.question)}},
    timeout=120,
)
response.raise_for_status()
print(response.json()["text"])`;
}

function pythonStream(example: RequestExample): string {
  return `import json
import requests

with requests.post(
    ${literal(predictionUrl(example))},${pythonHeaders(example)}
    json={"question": ${literal(example.question)}, "streaming": True},
    stream=True,
    timeout=120,
) as response:
    response.raise_for_status()
    for line in response.iter_lines():
        if not line.startswith(b"data: "):
            continue
        event = json.loads(line[6:])
        if event["event"] == "token":
            print(event["data"], end="", flush=True)
        elif event["event"] == "error":
            raise RuntimeError(event["data"])
print()`;
}

const pythonHeaders = ({ key }: RequestExample): string =>
  key === undefined ? "" : `\n    headers={"Authorization": ${literal(`Bearer ${key}`)}},`;

function javascriptRequest(example: RequestExample): string {
  const headers = [
    `    "Content-Type": "application/json",`,
    ...(example.key === undefined ? [] : [`    Authorization: ${literal(`Bearer ${example.key}`)},`]),
  ];
  const streaming = example.streaming ? ", streaming: true" : "";
  return `const response = await fetch(${literal(predictionUrl(example))}, {
  method: "POST",
  headers: {
${headers.join("\n")}
  },
  body: JSON.stringify({ question: ${literal(example.question)}${streaming} }),
});
if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);`;
}

function javascript(example: RequestExample): string {
  return `${javascriptRequest(example)}

const answer = await response.json();
console.log(answer.text);`;
}

function javascriptStream(example: RequestExample): string {
  return `${javascriptRequest(example)}

let rest = "";
let answer = "";
for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split("\\n");
  rest = lines.pop();
  for (const line of lines) {
    if (!line.startsWith("data: ")) continue;
    const { event, data } = JSON.parse(line.slice(6));
    if (event === "token") answer += data;
    if (event === "error") throw new Error(data);
  }
}
console.log(answer);`;
}

/** Imported whole, because Node finds no named exports in this package. */
const sdkClient = ({ origin, key }: RequestExample): string => `import flowise from "flowise-sdk";

const client = new flowise.FlowiseClient({ baseUrl: ${literal(origin)}${key === undefined ? "" : `, apiKey: ${literal(key)}`} });`;

function sdk(example: RequestExample): string {
  return `${sdkClient(example)}
const answer = await client.createPrediction({
  chatflowId: ${literal(example.flowId)},
  question: ${literal(example.question)},
});
console.log(answer.text);`;
}

function sdkStream(example: RequestExample): string {
  return `${sdkClient(example)}
const stream = await client.createPrediction({
  chatflowId: ${literal(example.flowId)},
  question: ${literal(example.question)},
  streaming: true,
});
for await (const { event, data } of stream) {
  if (event === "token") process.stdout.write(data);
  if (event === "error") throw new Error(data);
}`;
}
