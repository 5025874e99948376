import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { ConversationTurn } from "@/domain/api/trace-item";
import type { OpenDatabase } from "@/server/data/database";
import { chatRows, chats } from "@/server/data/schema/chats";
import { executionSteps } from "@/server/data/schema/executions";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { StepRecord } from "@/server/engine/agentflow/agentflow-run";
import { newId } from "@/server/platform/ids";
import { createFlow } from "../flows/create-flow";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { createExecutionRows, type ExecutionRows, takenOver } from "./execution-rows";
import { saidIn } from "./said-in";
import type { Turn } from "./turn";

let database: OpenDatabase;
let here: TestWorkspace;
let chat: { id: string; flowId: string };
beforeAll(async () => {
  database = await openTestDatabase();
  here = await makeWorkspace(testPorts(database.db));
});
beforeEach(async () => {
  const document = someDocument();
  const { id: flowId } = await createFlow(here.owner, { kind: "agentflow", name: "Talk", document });
  const owner = { workspaceId: here.id, ownerUserId: here.owner.actor.userId, flowId };
  const [row] = await database.db
    .insert(chats)
    .values({ ...owner, name: "c", status: "running", revision: 3 })
    .returning();
  chat = { id: row?.id ?? "", flowId };
});
afterAll(() => database.close());

const frontier = { nextId: 1, visits: {}, open: [], waiting: [], rounds: [], leaves: {}, loops: {} };
const turn: Turn = {
  ...{ question: "q", questionId: newId(), answerId: newId(), chatType: "EXTERNAL", history: [], said: "q" },
  ...{ attachedText: "", startedAt: new Date() },
};

/** A step that tells of something said, as the engine writes it down. */
const step = (id: number, said?: ConversationTurn): StepRecord => ({
  ...{ visit: { id, nodeId: "talk", visit: id, frame: "", causes: [] }, ms: 1, before: frontier },
  trace: {
    ...{ nodeId: "talk", nodeLabel: "Talk", previousNodeIds: [], status: "FINISHED" },
    data: { id: "talk", name: "talk", input: {}, output: {}, state: {}, ...(said && { turn: said }) },
  },
});
const saying = (id: number, sender: string, receiver: string, content: string, more: Partial<ConversationTurn> = {}) =>
  step(id, { sender, receiver, content, kind: "agent", ...more });

async function begun(rows: ExecutionRows): Promise<string> {
  const id = newId();
  await rows.insert(
    {
      ...{ id, workspaceId: here.id, flowId: chat.flowId, versionId: newId(), chatId: chat.id, sessionId: chat.id },
      ...{
        turn: { ...turn, chatTurn: { chatId: chat.id, revision: 3 } },
        form: undefined,
        parentKey: undefined,
        depth: 0,
      },
    },
    { steps: [], frontier, usage: [], state: undefined },
    new Date(),
  );
  return id;
}

const commit = (rows: ExecutionRows, id: string, steps: StepRecord[], revision = 3) =>
  rows.commit(
    ...([id, here.id] as const),
    { steps, frontier, usage: [], state: undefined, said: { chatId: chat.id, revision, rows: saidIn(steps) } },
    new Date(),
  );
const told = () => database.db.select().from(chatRows).where(eq(chatRows.chatId, chat.id)).orderBy(asc(chatRows.seq));
const written = (id: string) => database.db.select().from(executionSteps).where(eq(executionSteps.executionId, id));

it("what steps of a conversation tell becomes rows of its chat with them, in their order", async () => {
  const rows = createExecutionRows(database.statement, "me");
  const id = await begun(rows);
  const calls = [{ id: "1", name: "add", args: {} }];
  await commit(rows, id, [
    saying(1, "User", "Assistant", "What is 6 times 7?", { kind: "human" }),
    step(2),
    saying(3, "Assistant", "User", "", { kind: "tool_call", meta: { calls } }),
  ]);
  await commit(rows, id, [saying(4, "Assistant", "User", "42 \u0000")]);
  expect(await told()).toMatchObject([
    {
      type: "assistant",
      sender: "User",
      receiver: "Assistant",
      content: "What is 6 times 7?",
      meta: { kind: "human" },
    },
    { sender: "Assistant", receiver: "User", content: "", meta: { kind: "tool_call", calls } },
    { sender: "Assistant", receiver: "User", content: "42 ", meta: { kind: "agent" } },
  ]);
  expect(await written(id)).toHaveLength(4);
  const many = Array.from({ length: 50 }, (_, n) => saying(n + 5, "A", "B", String(n)));
  await commit(rows, id, many);
  expect((await told()).slice(3).map(({ content }) => content)).toEqual(many.map((_, n) => String(n)));
});

it("none are added once the chat has gone on or is gone, and the steps are kept all the same", async () => {
  const rows = createExecutionRows(database.statement, "me");
  const id = await begun(rows);
  await commit(rows, id, [saying(1, "A", "B", "late")], 2);
  expect(await told()).toEqual([]);
  await database.db.delete(chats).where(eq(chats.id, chat.id));
  await commit(rows, id, [saying(2, "A", "B", "later")]);
  expect(await told()).toEqual([]);
  expect(await written(id)).toHaveLength(2);
});

it("neither rows nor steps are written by a process that another one has taken the run from", async () => {
  const id = await begun(createExecutionRows(database.statement, "another"));
  const late = commit(createExecutionRows(database.statement, "me"), id, [saying(1, "A", "B", "twice")]);
  await expect(late).rejects.toMatchObject({ code: "aborted", message: takenOver });
  expect(await told()).toEqual([]);
  expect(await written(id)).toEqual([]);
});
