import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "@/server/data/client";
import { testDatabaseUrl } from "@/server/env";
import { startWebServer, type WebServer } from "@/server/nodes/agentflow/testing/web-server";
import { createFlow } from "@/server/services/flows/create-flow";
import { makeWorkspace } from "@/server/services/testing/make-workspace";
import { testPorts } from "@/server/services/testing/test-ports";
import { replyStep, stepNode, stepWire } from "./testing/asking-flow";
import { ownDatabase } from "./testing/own-database";
import { type ApiProcess, startApiProcess } from "./testing/start-api-process";

let listener: WebServer;
/** Whether who is called back is there. */
let isOpen = true;
let dataDir: string;
let databaseUrl: string | undefined;
let dropDatabase = async (): Promise<void> => undefined;
let flowId: string;
let server: ApiProcess;

//   start (webhook, answered at once) ─▶ function ─▶ reply
beforeAll(async () => {
  listener = await startWebServer(() => ({ status: isOpen ? 200 : 503, body: {} }));
  dataDir = await mkdtemp(join(tmpdir(), "weft-callbacks-"));
  const shared = testDatabaseUrl();
  if (shared !== undefined) ({ url: databaseUrl, drop: dropDatabase } = await ownDatabase(shared));
  const database = await openDatabase({ databaseUrl, dataDir });
  const { owner } = await makeWorkspace(testPorts(database.db));
  const start = {
    ...{ startInputType: "webhookTrigger", webhookDefaultInput: "{{$webhook.body.n}}", webhookResponseMode: "async" },
    ...{ callbackUrl: `${listener.origin}/done`, callbackSecret: "s" },
  };
  const code = "let n = 0; for (let i = 0; i < 2e5; i += 1) n += i; return String(n);";
  const document = {
    nodes: [
      stepNode("startAgentflow_0", start),
      stepNode("customFunctionAgentflow_0", { customFunctionJavascriptFunction: code }),
      replyStep("0", "got {{question}}"),
    ],
    edges: [
      stepWire("startAgentflow_0", "customFunctionAgentflow_0"),
      stepWire("customFunctionAgentflow_0", "directReplyAgentflow_0"),
    ],
  };
  ({ id: flowId } = await createFlow(owner, { kind: "agentflow", name: "Called", document, isPublic: true }));
  await database.close();
  await launch();
});
afterAll(async () => {
  await server.kill();
  await listener.close();
  await dropDatabase();
  await rm(dataDir, { recursive: true, force: true });
});

async function launch(): Promise<void> {
  const env = {
    ...{ DATA_DIR: dataDir, ALLOW_PRIVATE_HOSTS: "127.0.0.1" },
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  server = await startApiProcess({ env, built: false });
}

async function begin(n: string): Promise<string> {
  const response = await fetch(`${server.origin}/api/v1/webhook/${flowId}`, {
    ...{ method: "POST", body: JSON.stringify({ n }), headers: { "content-type": "application/json" } },
  });
  expect(response.status).toBe(202);
  return ((await response.json()) as { chatId: string }).chatId;
}

const callsOf = (chatId: string) =>
  listener.requests
    .map(({ body, headers }) => ({ body, id: headers["idempotency-key"], signature: headers["x-flowise-signature"] }))
    .filter(({ body }) => (JSON.parse(body) as { chatId: string }).chatId === chatId);

it(
  "what was answered with 202 is run and told, whenever the server is killed, each time with the same id and body",
  { timeout: 120_000 },
  async () => {
    isOpen = true;
    const atOnce = await begin("1");
    await server.kill();
    await launch();
    await expect.poll(() => callsOf(atOnce).length, { timeout: 30_000 }).toBe(1);
    expect(JSON.parse(callsOf(atOnce)[0]?.body ?? "")).toMatchObject({ status: "SUCCESS", text: "got 1" });
    isOpen = false;
    const refused = await begin("2");
    await expect.poll(() => callsOf(refused).length, { timeout: 30_000 }).toBeGreaterThan(0);
    await server.kill();
    isOpen = true;
    const before = callsOf(refused).length;
    await launch();
    await expect.poll(() => callsOf(refused).length, { timeout: 60_000 }).toBeGreaterThan(before);
    const calls = callsOf(refused);
    expect(new Set(calls.map((call) => JSON.stringify(call))).size).toBe(1);
    expect(calls[0]).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), signature: expect.any(String) });
    // Delivered once, it is over.
    const after = calls.length;
    await new Promise((resolve) => setImmediate(resolve));
    await expect.poll(() => callsOf(refused).length, { timeout: 3_000 }).toBe(after);
  },
);
