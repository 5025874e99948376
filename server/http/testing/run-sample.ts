import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";

/** What a reader of the pages puts in: the address, the flow, the key. */
export interface Place {
  origin: string;
  flowId: string;
  key: string;
  chatId?: string;
  /** Shows the key, or a token, as OAuth clients do. */
  bearer?: boolean;
  /** User and password in base64. */
  credentials?: string;
}

export interface SampleOptions {
  /** Where its files lie. */
  cwd: string;
  /** What of the reader's own program stands around it. */
  before?: string;
  after?: string;
}

export interface Ran {
  /** As curl and raw requests tell it. */
  status: number | undefined;
  printed: string;
}

/** Runs a call as one of the pages prints it, with a program that nobody here wrote. */
export function runSample(file: string, place: Place, { cwd, before = "", after = "" }: SampleOptions): Promise<Ran> {
  const sample = filledIn(readFileSync(join(import.meta.dirname, "pages", file), "utf8"), place);
  const program = `${before}\n${sample}\n${after}`;
  const ending = file.slice(file.indexOf("."));
  switch (ending) {
    case ".sh":
      return curl(program, cwd);
    case ".py":
      return printedBy(process.env["PYTHON_PATH"] || "python3", ["-c", program], cwd);
    case ".js.txt":
      return printedBy(process.execPath, ["--input-type=module", "--eval", program], cwd);
    case ".http":
      return send(sample, place.origin);
    default:
      throw new Error(`Say in run-sample.ts how to run ${file}.`);
  }
}

const filledIn = (sample: string, { origin, flowId, key, chatId = "", credentials = "", bearer }: Place): string =>
  sample
    .replaceAll("X-API-KEY: <api-key>", bearer ? "Authorization: Bearer <api-key>" : "X-API-KEY: <api-key>")
    .replaceAll(
      /https:\/\/(flow\.ciniter\.com|your-flowise-instance\.com|api\.example\.com|api\.flowgen\.app)/g,
      origin,
    )
    .replaceAll("<your-answer-ai-host-domain>", origin)
    .replaceAll(
      /123e4567-e89b-12d3-a456-426614174000|your-flow-id|\{your-chatflowid\}|<chatflowid>|\bflow_id\b/g,
      flowId,
    )
    .replaceAll("{chat_id}", chatId)
    .replaceAll("{id}", flowId)
    .replaceAll("<base64-encoded-credentials>", credentials)
    .replaceAll(/<your-api-key>|<api-key>|your-api-key|YOUR_API_KEY|\bJWT\b/g, key);

/** The status is written after the answer, by a setting of curl's own. */
async function curl(program: string, cwd: string): Promise<Ran> {
  const { printed } = await printedBy("sh", ["-c", program], cwd, { CURL_HOME: join(import.meta.dirname, "pages") });
  const end = printed.lastIndexOf("\n");
  return { status: Number(printed.slice(end + 1)), printed: printed.slice(0, end) };
}

function printedBy(command: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PYTHONIOENCODING: "utf-8", NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1", ...env },
    });
    let printed = "";
    let complained = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complained += text));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve({ status: undefined, printed }) : reject(new Error(`Exit code ${code}: ${complained}`)),
    );
  });
}

/** A request printed as it travels; its place and its length belong to the page's own server. */
function send(message: string, origin: string): Promise<Ran> {
  const end = message.indexOf("\n\n");
  const [start = "", ...lines] = message.slice(0, end).split("\n");
  const [method, path = ""] = start.split(" ");
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const headers = Object.fromEntries(fields.filter(([name]) => name !== "host" && name !== "content-length"));
  const given = message.slice(end + 2);
  const isForm = headers["content-type"]?.startsWith("multipart/") ?? false;
  const body = isForm ? given.replaceAll("\n", "\r\n") : given;
  const url = `${origin}${path.startsWith("/api/v1/") ? "" : "/api/v1"}${path}`;
  return new Promise((resolve, reject) => {
    const call = request(url, { ...(method !== undefined && { method }), headers, agent: false }, (response) => {
      let printed = "";
      response.setEncoding("utf8").on("data", (text: string) => (printed += text));
      response.on("end", () => resolve({ status: response.statusCode, printed }));
    });
    call.on("error", reject).end(body);
  });
}
