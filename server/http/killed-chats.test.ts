import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { openDatabase } from "@/server/data/client";
import { testDatabaseUrl } from "@/server/env";
import { seededRandom } from "@/server/engine/agentflow/testing/seeded-random";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createFlow } from "@/server/services/flows/create-flow";
import { createKey } from "@/server/services/keys/create-key";
import { makeWorkspace } from "@/server/services/testing/make-workspace";
import { testPorts } from "@/server/services/testing/test-ports";
import { replyStep, startStep, stepNode, stepWire } from "./testing/asking-flow";
import { chatCaller } from "./testing/chat-caller";
import { conversationFlow } from "./testing/conversation-flow";
import { type DrivenChat, driveChat } from "./testing/driven-chat";
import { type EffectServer, startEffectServer } from "./testing/effect-server";
import { assistant, person, talkFlow } from "./testing/talk-flow";
import { ownDatabase } from "./testing/own-database";
import { type ApiProcess, startApiProcess } from "./testing/start-api-process";

// KILLS asks for more of them, and of the built server.
const wanted = process.env["KILLS"];
const kills = Number(wanted ?? 4);
const built = wanted !== undefined;

let world: EffectServer;
let model: ModelServer;
let dataDir: string;
let databaseUrl: string | undefined;
let dropDatabase = async (): Promise<void> => undefined;
let key: string;
let flows: { effects: string; plain: string; talk: string };
let server: ApiProcess;

//   start ─▶ http 0 ─▶ human 0 ─▶ http 1 ─▶ human 1 ─▶ http 2 ─▶ reply
function effectsFlow(origin: string): FlowDocument {
  const steps = [
    "httpAgentflow_0",
    "humanInputAgentflow_0",
    "httpAgentflow_1",
    "humanInputAgentflow_1",
    "httpAgentflow_2",
  ];
  const inputs = (id: string) =>
    id.startsWith("http")
      ? { method: "POST", url: `${origin}/${id.at(-1) ?? ""}`, bodyType: "json", body: '{"n": 1}' }
      : { humanInputDescriptionType: "fixed", humanInputDescription: `Question ${id.at(-1) ?? ""}?` };
  const line = ["startAgentflow_0", ...steps, "directReplyAgentflow_0"];
  return {
    nodes: [
      startStep,
      ...steps.map((id) => stepNode(id, inputs(id))),
      replyStep("0", "{{humanInputAgentflow_0}} and {{humanInputAgentflow_1}}"),
    ],
    edges: line.slice(1).map((target, index) => {
      const source = line[index] ?? "";
      return source.startsWith("human") ? stepWire(source, target, "0") : stepWire(source, target);
    }),
  };
}

beforeAll(async () => {
  [world, model] = await Promise.all([startEffectServer(), startModelServer()]);
  dataDir = await mkdtemp(join(tmpdir(), "weft-killed-chats-"));
  const shared = testDatabaseUrl();
  if (shared !== undefined) ({ url: databaseUrl, drop: dropDatabase } = await ownDatabase(shared));
  const database = await openDatabase({ databaseUrl, dataDir });
  const { owner } = await makeWorkspace(testPorts(database.db));
  const make = async (kind: "agentflow" | "chatflow", document: FlowDocument) =>
    (await createFlow(owner, { kind, name: "Flow", document })).id;
  flows = {
    effects: await make("agentflow", effectsFlow(world.origin)),
    talk: await make(
      "agentflow",
      talkFlow({ User: person(), Assistant: assistant(model.origin) }, "start>User User>Assistant"),
    ),
    plain: await make("chatflow", conversationFlow(model.origin)),
  };
  ({ key } = await createKey(owner, { name: "Key", scopes: ["predict"], flowIds: [] }));
  await database.close();
  await launch();
});
afterAll(async () => {
  await server.kill();
  await Promise.all([world.close(), model.close()]);
  await dropDatabase();
  await rm(dataDir, { recursive: true, force: true });
});

async function launch(): Promise<void> {
  const env = {
    ...{ DATA_DIR: dataDir, ALLOW_PRIVATE_HOSTS: "127.0.0.1" },
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  server = await startApiProcess({ env, built });
}

const kinds = [
  {
    name: "effects",
    inputs: ["yes", ""],
    rows: (question: string) => [
      ...[`user: ${question}`, "assistant: Question 0?", "user: yes", "assistant: Question 1?", "user: "],
      "assistant: yes and proceed",
    ],
  },
  //   start ─▶ User ═▶ Assistant
  {
    name: "talk",
    inputs: ["more", "exit"],
    rows: (question: string) => [
      ...[`user: ${question}`, `assistant: ${question}`, "assistant: said", "assistant: Replying as User."],
      ...["user: more", "assistant: more", "assistant: said", "assistant: Replying as User.", "user: exit"],
    ],
  },
] as const;

function check({ rows, heard }: DrivenChat, expected: readonly string[]): void {
  // Of what is asked only the beginning or the end is of interest.
  const inShort = rows.map(
    ({ type, content }) => `${type}: ${/Question \d\?$|^Replying as User\./.exec(content)?.[0] ?? content}`,
  );
  expect(inShort).toEqual(expected);
  expect(heard.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
}

it(
  "chats whose server is killed at any moment go on, answer once, and tell each message once over connections taken up again",
  { timeout: 120_000 + kills * 30_000 },
  async () => {
    const random = seededRandom(kills);
    const driven: Promise<DrivenChat>[] = [];
    const expected: string[][] = [];
    const until = performance.now() + 90_000 + kills * 25_000;
    model.script({ text: "said" });
    for (let kill = 0; kill < kills; kill += 1) {
      for (let n = 0; n < 4; n += 1) {
        const { name, inputs, rows } = kinds[n % 2 === 0 ? 0 : 1];
        const question = `chat ${kill}.${n}`;
        expected.push(rows(question));
        driven.push(driveChat({ origin: () => server.origin, key, flowId: flows[name], question, inputs, until }));
      }
      await sleep(random.below(900));
      await server.kill();
      await launch();
    }
    for (const [index, chat] of (await Promise.all(driven)).entries()) check(chat, expected[index] ?? []);
    expect(world.nameless).toBe(0);
    expect(world.effects).toHaveLength((expected.length / 2) * 3);
  },
);

it("a chat with a plain flow says that the server stopped, and can be asked again", { timeout: 120_000 }, async () => {
  const calling = () => chatCaller(server.origin, { "x-api-key": key });
  const { id } = await calling().ok("POST", "", { name: "c", from_type: "flow", from_flow: flows.plain });
  model.script({ hang: true });
  const before = model.requests.length;
  await calling().ok("POST", `/${id}/messages`, { message: "q" });
  await expect.poll(() => model.requests.length).toBe(before + 1);
  await server.kill();
  await launch();
  const read = () => calling().ok("GET", `/${id}`);
  await expect.poll(async () => (await read()).status, { timeout: 5_000, interval: 200 }).toBe("error");
  expect((await read()).status_detail).toBe("Interrupted by a restart of the server. Send the message again.");
  model.script({ text: "Here." });
  expect(await calling().ok("POST", `/${id}/messages?wait=true`, { message: "again" })).toMatchObject({
    ...{ status: "completed", messages: [{ content: "again" }, { content: "Here." }] },
  });
});
