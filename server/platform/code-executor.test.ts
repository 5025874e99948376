import { createServer, type Server } from "node:http";
import { afterEach, expect, it } from "vitest";
import { type CodeExecutor, createCodeExecutor } from "./code-executor";

let server: Server | undefined;
let executor: CodeExecutor | undefined;
afterEach(async () => {
  await executor?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
});

/** A service that answers every request with this, and the executor that asks it. */
async function serve(status: number, body: string, headers: Record<string, string> = {}) {
  const asked: string[] = [];
  const listening = createServer((request, response) => {
    let text = "";
    request.on("data", (piece) => (text += String(piece)));
    request.on("end", () => (asked.push(text), response.writeHead(status, headers).end(body)));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const address = listening.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  executor = createCodeExecutor(`http://127.0.0.1:${String(address.port)}/run`);
  return { asked, executor };
}

it("hands a program to the operator's service and gives what it printed", async () => {
  const service = await serve(200, JSON.stringify({ exitCode: 3, output: "no" }));
  expect(await service.executor.run({ language: "python", code: "exit(3)" })).toEqual({ exitCode: 3, output: "no" });
  expect(service.asked.map((text) => JSON.parse(text))).toEqual([{ language: "python", code: "exit(3)" }]);
});

it.each([
  ["an error", 500, "{}"],
  ["no JSON", 200, "hello"],
  ["another form", 200, JSON.stringify({ stdout: "x" })],
])("names the setting when the service answers with %s", async (_what, status, body) => {
  const service = await serve(status, body);
  await expect(service.executor.run({ language: "python", code: "1" })).rejects.toThrow(/CODE_EXECUTOR_URL/);
});

it("does not follow the service to another private host", async () => {
  const service = await serve(302, "", { location: "http://127.0.0.2:1/" });
  await expect(service.executor.run({ language: "python", code: "1" })).rejects.toThrow();
});
