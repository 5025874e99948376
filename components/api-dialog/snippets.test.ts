import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestExample } from "./request-example";
import { type Language, languages, snippet } from "./snippets";

const run = promisify(execFile);
const question = `It's "quoted" \\ $HOME \`x\` über\nand a second line`;
const asked: { url: string | undefined; key: string | undefined; body: unknown }[] = [];
let server: Server;
let example: RequestExample;
let folder: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (request.method === "GET") return void response.end(JSON.stringify({ isStreaming: true }));
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { question: string; streaming?: boolean };
      asked.push({ url: request.url, key: request.headers.authorization, body });
      if (body.streaming !== true) {
        response.writeHead(200, { "content-type": "application/json" });
        return void response.end(JSON.stringify({ text: `You said: ${body.question}` }));
      }
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const [event, data] of [
        ["start", ""],
        ["token", "You said: "],
        ["token", body.question],
        ["end", "[DONE]"],
      ]) {
        response.write(`event: ${event}\ndata: ${JSON.stringify({ event, data })}\n\n`);
      }
      response.end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  example = {
    origin: `http://127.0.0.1:${port}`,
    flowId: "0b8e2c5e-flow",
    question,
    key: "weft_key'1",
    streaming: false,
  };
  // Inside the project, so that the programs find its packages.
  folder = await mkdtemp(join(process.cwd(), "node_modules", ".snippets-"));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function runModule(code: string): Promise<string> {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(file, code);
  return (await run(process.execPath, [file])).stdout;
}

/** The words a shell hands to curl. */
async function curlArguments(code: string): Promise<string[]> {
  const shell = spawn("sh", ["-c", `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${code}`]);
  let out = "";
  for await (const chunk of shell.stdout) out += String(chunk);
  return out.split("\0").slice(0, -1);
}

describe("the snippets", () => {
  it.each(["javascript", "sdk"] as const)(
    "in %s run as they stand and print the answer, whole and streamed",
    async (language) => {
      for (const streaming of [false, true]) {
        asked.length = 0;
        const printed = await runModule(snippet(language, { ...example, streaming }));
        expect(printed.trim()).toBe(`You said: ${question}`);
        expect(asked[0]).toMatchObject({
          url: "/api/v1/prediction/0b8e2c5e-flow",
          key: "Bearer weft_key'1",
          body: { question },
        });
      }
    },
  );

  it("for curl survive the shell with quotes, dollars and line breaks", async () => {
    const words = await curlArguments(snippet("curl", { ...example, streaming: true }));
    expect(words.slice(0, 4)).toEqual(["-N", "-X", "POST", `${example.origin}/api/v1/prediction/0b8e2c5e-flow`]);
    expect(words).toContain("Authorization: Bearer weft_key'1");
    expect(JSON.parse(words.at(-1) ?? "")).toEqual({ question, streaming: true });
  });

  it("for Python use its own words and literals", () => {
    const code = snippet("python", { ...example, streaming: true });
    expect(code).toContain('"streaming": True');
    expect(code).toContain(`headers={"Authorization": "Bearer weft_key'1"}`);
    expect(code).toContain(JSON.stringify(question));
  });

  it.each(languages)("in %s say nothing of keys for a public flow", (language: Language) => {
    for (const streaming of [false, true]) {
      expect(snippet(language, { ...example, key: undefined, streaming })).not.toMatch(/authorization|apiKey/i);
    }
  });
});
