import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { workspaces } from "@/server/data/schema/accounts";
import { flows, flowVersions } from "@/server/data/schema/flows";
import { messages, runs, runSteps } from "@/server/data/schema/runs";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { newId } from "@/server/platform/ids";
import { failOrphanedRuns } from "./fail-orphaned-runs";
import { loadHistory } from "./load-history";
import type { RunEnd, RunStart } from "./record-run";
import { createRunRecorder, type RunRecorder } from "./run-recorder";

let database: OpenDatabase;
let recorder: RunRecorder;
const ids = { workspaceId: newId(), flowId: newId(), versionId: newId() };

beforeAll(async () => {
  database = await openTestDatabase();
  recorder = createRunRecorder(database.statement);
  const { db } = database;
  await db.insert(workspaces).values({ id: ids.workspaceId, name: "One" });
  await db.insert(flows).values({ id: ids.flowId, workspaceId: ids.workspaceId, kind: "chatflow", name: "Flow" });
  await db.insert(flowVersions).values({
    id: ids.versionId,
    workspaceId: ids.workspaceId,
    flowId: ids.flowId,
    number: 1,
    document: { nodes: [], edges: [] },
  });
});
afterAll(() => database.close());

const start = (over: Partial<RunStart> = {}): RunStart => ({
  ...ids,
  runId: newId(),
  questionId: newId(),
  chatId: "c",
  sessionId: "s",
  chatType: "EXTERNAL",
  question: "Why?",
  memoryType: "Buffer Memory",
  leadEmail: undefined,
  startedAt: new Date("2026-01-01T00:00:00Z"),
  ...over,
});
const end = (over: Partial<RunEnd> = {}): RunEnd => ({
  status: "finished",
  answerId: newId(),
  text: "Because.",
  answer: { text: "Because." },
  error: undefined,
  usage: [],
  steps: [],
  endedAt: new Date("2026-01-01T00:00:01Z"),
  ...over,
});
const rowsOf = (runId: string) =>
  database.db.query.messages.findMany({
    where: (table, { eq }) => eq(table.runId, runId),
    orderBy: (table, { asc }) => asc(table.seq),
  });

describe("what is kept of a run", () => {
  it("is the run, its steps in order, the question and the answer, written at once", async () => {
    const begun = start({ leadEmail: "a@b.c" });
    const step = {
      nodeId: "llm_0",
      label: "LLM",
      status: "FINISHED",
      input: { q: 1 },
      output: "x",
      ms: 12.4,
      endedAt: new Date("2026-01-01T00:00:00.500Z"),
    };
    const ended = end({
      usage: [{ input_tokens: 1, output_tokens: 2, total_tokens: 3 }],
      steps: [step, { ...step, nodeId: "chain_0" }, { ...step, nodeId: "end_0" }],
      answer: { text: "Because.", usedTools: [{ tool: "t", toolInput: {}, toolOutput: "o" }] },
    });
    await recorder.end(begun, ended, false);
    const [run] = await database.db.select().from(runs);
    expect(run).toMatchObject({
      id: begun.runId,
      status: "finished",
      chatId: "c",
      sessionId: "s",
      usage: [{ total_tokens: 3 }],
      endedAt: ended.endedAt,
    });
    const steps = await database.db.query.runSteps.findMany({ orderBy: (table, { asc }) => asc(table.createdAt) });
    expect(steps.map((row) => row.nodeId)).toEqual(["llm_0", "chain_0", "end_0"]);
    expect(steps[0]).toMatchObject({ ms: 12, input: { q: 1 }, output: "x" });
    expect(await rowsOf(begun.runId)).toMatchObject([
      { id: begun.questionId, role: "userMessage", content: "Why?", leadEmail: "a@b.c", memoryType: "Buffer Memory" },
      {
        id: ended.answerId,
        role: "apiMessage",
        content: "Because.",
        usedTools: [{ tool: "t", toolOutput: "o" }],
        error: null,
      },
    ]);
  });

  it("is seen while the run goes on, and completed when it ends", async () => {
    const begun = start();
    await recorder.begin(begun);
    expect(await rowsOf(begun.runId)).toMatchObject([{ role: "userMessage" }]);
    await recorder.end(begun, end({ status: "failed", text: "", error: "No." }), true);
    expect(await rowsOf(begun.runId)).toMatchObject([
      { role: "userMessage" },
      { role: "apiMessage", content: "", error: "No." },
    ]);
    const run = await database.db.query.runs.findFirst({ where: (table, { eq }) => eq(table.id, begun.runId) });
    expect(run).toMatchObject({ status: "failed", error: "No." });
  });

  it("survives characters that a database cannot store", async () => {
    const begun = start({ question: "a\0b\ud800c", chatId: "x\0" });
    await recorder.end(
      begun,
      end({ text: "\0", answer: { usedTools: [{ tool: "\0\ud800", toolInput: "\\u0000 😀", toolOutput: "" }] } }),
      false,
    );
    expect(await rowsOf(begun.runId)).toMatchObject([
      { content: "abc", chatId: "x" },
      { content: "", usedTools: [{ tool: "", toolInput: "\\u0000 😀" }] },
    ]);
  });

  it("cuts what a node was given when it is huge", async () => {
    const begun = start();
    await recorder.end(
      begun,
      end({
        steps: [{ nodeId: "a", label: "A", status: "FINISHED", input: "x".repeat(100_000), endedAt: new Date() }],
      }),
      false,
    );
    const [step] = await database.db.query.runSteps.findMany({
      where: (table, { eq }) => eq(table.runId, begun.runId),
    });
    expect(JSON.stringify(step?.input).length).toBeLessThan(70_000);
  });
});

describe("runs that end together", () => {
  it("are all kept, and one that cannot be takes no other with it", async () => {
    const begun = Array.from({ length: 20 }, () => start({ sessionId: "together" }));
    const orphan = start({ sessionId: "together", flowId: newId() });
    const results = await Promise.allSettled([...begun, orphan].map((one) => recorder.end(one, end(), false)));
    expect(results.map(({ status }) => status)).toEqual([...begun.map(() => "fulfilled"), "rejected"]);
    for (const one of begun) {
      expect((await rowsOf(one.runId)).map(({ role }) => role)).toEqual(["userMessage", "apiMessage"]);
    }
  });
});

describe("a session's memory", () => {
  it("holds answered questions only, oldest first, the newest of them when there are many", async () => {
    const session = { sessionId: "memory", flowId: ids.flowId };
    for (const question of ["one", "two", "three"])
      await recorder.end(start({ question, sessionId: "memory" }), end({ text: `${question}!` }), false);
    await recorder.end(
      start({ question: "broken", sessionId: "memory" }),
      end({ status: "failed", text: "", error: "No." }),
      false,
    );
    await recorder.begin(start({ question: "waiting", sessionId: "memory" }));
    expect((await loadHistory(database.statement, { ...session, limit: 100 })).map((row) => row.content)).toEqual([
      "one",
      "one!",
      "two",
      "two!",
      "three",
      "three!",
    ]);
    expect(
      (await loadHistory(database.statement, { ...session, limit: 5 })).map((row) => `${row.role} ${row.content}`),
    ).toEqual(["user three", "assistant three!"]);
    expect(await loadHistory(database.statement, { ...session, sessionId: "other", limit: 5 })).toEqual([]);
  });
});

it("marks runs that an earlier process left under way", async () => {
  const begun = start();
  const now = { now: new Date(), startedBefore: new Date() };
  await recorder.begin(begun);
  expect(await failOrphanedRuns(database.db, { ...now, startedBefore: begun.startedAt })).toBe(0);
  expect(await failOrphanedRuns(database.db, now)).toBeGreaterThan(0);
  expect(await database.db.query.runs.findFirst({ where: (table, { eq }) => eq(table.id, begun.runId) })).toMatchObject(
    { status: "failed", error: "The server stopped before this run had ended." },
  );
  expect(await failOrphanedRuns(database.db, now)).toBe(0);
  expect((await database.db.select().from(messages)).length).toBeGreaterThan(0);
  expect((await database.db.select().from(runSteps)).length).toBeGreaterThan(0);
});
