import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { chats as table } from "@/server/data/schema/chats";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { createChanges } from "../changes";
import { createFlow } from "../flows/create-flow";
import { findCallableFlow } from "../runs/callable-flow";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { abortChat } from "./abort-chat";
import type { AskFlow, ChatTurn } from "./ask-flow";
import { awaitChat } from "./await-chat";
import type { ChatContext } from "./chat-context";
import { createChatDesk } from "./chat-desk";
import { createChat } from "./create-chat";
import { findChat } from "./find-chat";
import { giveInput } from "./give-input";
import { listChatRows } from "./list-chat-rows";
import { listChats } from "./list-chats";
import { renameChat } from "./rename-chat";
import { sendMessage } from "./send-message";
import { thisOwner } from "../executions/owner";
import { settleLostChats } from "./settle-lost-chats";
import type { TurnEnd } from "./turn-end";

let database: OpenDatabase;
let here: TestWorkspace;
let flowId: string;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  here = await makeWorkspace(testPorts(database.db));
  flowId = (await createFlow(here.owner, { kind: "chatflow", name: "Asker", document: someDocument() })).id;
});
afterAll(async () => {
  await Promise.all(closers.map((close) => close()));
  await database.close();
});

/** A server process on the database, whose flows do what `ask` does. */
function startProcess(ask: AskFlow): ChatContext {
  const { db } = database;
  const chats = createChatDesk({
    ...here.viewer,
    ask,
    findFlow: (id) => findCallableFlow(db, id),
    stopRuns: async () => undefined,
    ...{ alone: false, changes: createChanges() },
    onClose: (work) => void closers.push(work),
  });
  return { ...here.viewer, chats };
}

/** A flow that answers when it is told to, and otherwise once it is stopped. */
function answeringByHand() {
  const turns: { turn: ChatTurn; signal: AbortSignal; end(end: TurnEnd): void }[] = [];
  const ask: AskFlow = (turn, signal) =>
    new Promise((resolve) => {
      turns.push({ turn, signal, end: resolve });
      signal.addEventListener("abort", () => resolve({ status: "failed", reason: "stopped" }));
    });
  return { turns, ask };
}

const admit = async () => undefined;
const textsOf = async (ctx: ChatContext, chatId: string) =>
  (await listChatRows(ctx, { chatId, limit: 100 })).rows.map(({ type, content }) => `${type}: ${content}`);
const say = (ctx: ChatContext, chatId: string, text: string) => sendMessage(ctx, { chatId, text, admit });
const isAnswered = (text: string): TurnEnd => ({ status: "answered", text, meta: null });
const isWaiting = (prompt: string, paused: Record<string, unknown>): TurnEnd => ({
  ...{ status: "waiting", prompt, paused, meta: { kind: "human_input_request" } },
});
const newChat = async (ctx: ChatContext) => (await createChat(ctx, { name: "c", flowId })).id;

describe("a flow that waits for a person", () => {
  it("asks in a row of its own, takes the input once, and goes on from where it was", async () => {
    const { turns, ask } = answeringByHand();
    const ctx = startProcess(ask);
    const chatId = await newChat(ctx);
    await say(ctx, chatId, "book a table");
    turns[0]?.end(isWaiting("For how many?", { startNodeId: "human_0" }));
    expect(await awaitChat(ctx, { id: chatId })).toMatchObject({ status: "wait_for_human_input" });
    const { rows } = await listChatRows(ctx, { chatId, limit: 100 });
    expect(rows.at(-1)).toMatchObject({
      ...{ type: "assistant", sender: "Asker", content: "For how many?", meta: { kind: "human_input_request" } },
    });
    await giveInput(ctx, { chatId, text: "", admit });
    await expect(giveInput(ctx, { chatId, text: "again", admit })).rejects.toMatchObject({
      ...{ code: "conflict", message: "Chat is not waiting for human input" },
    });
    expect(turns[1]?.turn).toMatchObject({ text: "", paused: { startNodeId: "human_0" } });
    turns[1]?.end(isAnswered("Booked."));
    expect(await awaitChat(ctx, { id: chatId })).toMatchObject({ status: "completed", paused: null });
    expect(await textsOf(ctx, chatId)).toEqual([
      ...["user: book a table", "assistant: For how many?", "user: ", "assistant: Booked."],
    ]);
  });

  it("takes one of two inputs that come at once", async () => {
    const { turns, ask } = answeringByHand();
    const ctx = startProcess(ask);
    const chatId = await newChat(ctx);
    await say(ctx, chatId, "q");
    turns[0]?.end(isWaiting("?", {}));
    await awaitChat(ctx, { id: chatId });
    const given = await Promise.allSettled(["a", "b"].map((text) => giveInput(ctx, { chatId, text, admit })));
    expect(given.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(turns).toHaveLength(2);
    turns[1]?.end(isAnswered("done"));
    await awaitChat(ctx, { id: chatId });
  });

  it("can be stopped, or told something else, and then starts anew", async () => {
    const { turns, ask } = answeringByHand();
    const ctx = startProcess(ask);
    const chatId = await newChat(ctx);
    const pause = async (text: string) => {
      await say(ctx, chatId, text);
      turns.at(-1)?.end(isWaiting("?", { at: text }));
      await awaitChat(ctx, { id: chatId });
    };
    await pause("one");
    await abortChat(ctx, { id: chatId });
    expect(await findChat(ctx, chatId)).toMatchObject({ status: "completed", statusDetail: "aborted", paused: null });
    await pause("two");
    await say(ctx, chatId, "three");
    expect(turns.at(-1)?.turn).toMatchObject({ text: "three", paused: undefined });
    turns.at(-1)?.end(isAnswered("done"));
    expect(await awaitChat(ctx, { id: chatId })).toMatchObject({ status: "completed", statusDetail: null });
  });
});

describe("of many messages at once", () => {
  it("each is kept in order, one is answered, and the others' runs are stopped", async () => {
    const { turns, ask } = answeringByHand();
    const ctx = startProcess(ask);
    const chatId = await newChat(ctx);
    await Promise.all(Array.from({ length: 8 }, (_, n) => say(ctx, chatId, `m${n}`)));
    const going = turns.filter(({ signal }) => !signal.aborted);
    expect(going).toHaveLength(1);
    going[0]?.end(isAnswered(`to ${going[0].turn.text}`));
    expect(await awaitChat(ctx, { id: chatId })).toMatchObject({ status: "completed", revision: 8 });
    const texts = await textsOf(ctx, chatId);
    expect(texts).toHaveLength(9);
    expect(texts[8]).toBe(`assistant: to ${texts[7]?.replace("user: ", "")}`);
  });
});

describe("with several processes on one database", () => {
  it("a chat goes on in another one, and what the first was doing is stopped and counts for nothing", async () => {
    const [first, second] = [answeringByHand(), answeringByHand()];
    const [one, two] = [startProcess(first.ask), startProcess(second.ask)];
    const chatId = await newChat(one);
    await say(one, chatId, "first");
    await say(two, chatId, "second");
    second.turns[0]?.end(isAnswered("second answer"));
    expect(await awaitChat(one, { id: chatId })).toMatchObject({ status: "completed" });
    await expect.poll(() => first.turns[0]?.signal.aborted, { timeout: 10_000 }).toBe(true);
    expect(await textsOf(one, chatId)).toEqual(["user: first", "user: second", "assistant: second answer"]);
    expect(await findChat(one, chatId)).toMatchObject({ status: "completed" });
  });

  it("a chat whose process is gone reads error, on its own and in the list, and can go on", async () => {
    const lost = startProcess(answeringByHand().ask);
    const { turns, ask } = answeringByHand();
    const other = startProcess(ask);
    const ids = [await newChat(lost), await newChat(lost)];
    for (const id of ids) {
      await say(lost, id, "q");
      expect(await findChat(other, id)).toMatchObject({ status: "running" });
    }
    await forgotten(ids);
    const reads = { status: "error", statusDetail: expect.stringContaining("Send the message again") };
    expect(await findChat(other, ids[0] ?? "")).toMatchObject(reads);
    expect(await listChats(other, { limit: 10, offset: 0 })).toMatchObject([reads, reads]);
    await say(other, ids[0] ?? "", "again");
    turns[0]?.end(isAnswered("here"));
    expect(await awaitChat(other, { id: ids[0] ?? "" })).toMatchObject({ status: "completed" });
  });
});

describe("at the start of a server", () => {
  it("no chat of an embedded database stays running; on a shared one those of other processes do", async () => {
    const ctx = startProcess(answeringByHand().ask);
    const [going, gone, done] = [await newChat(ctx), await newChat(ctx), await newChat(ctx)];
    for (const id of [going, gone]) await say(ctx, id, "q");
    await forgotten([gone]);
    const statuses = async () =>
      (await database.db.select({ id: table.id, status: table.status }).from(table))
        .filter(({ id }) => [going, gone, done].includes(id))
        .toSorted((a, b) => [going, gone, done].indexOf(a.id) - [going, gone, done].indexOf(b.id))
        .map(({ status }) => status);
    await settleLostChats(ctx, { alone: false });
    expect(await statuses()).toEqual(["running", "error", "ready"]);
    await settleLostChats(ctx, { alone: true });
    expect(await statuses()).toEqual(["error", "error", "ready"]);
  });
});

it("a chat whose process has died on this machine is settled at once, by one of those who look", async () => {
  const ctx = startProcess(answeringByHand().ask);
  const [gone, going] = [await newChat(ctx), await newChat(ctx)];
  for (const id of [gone, going]) await say(ctx, id, "q");
  // Another process has this one's number by now.
  const process = JSON.stringify({ ...JSON.parse(thisOwner()), started: "1" });
  await database.db.update(table).set({ process }).where(eq(table.id, gone));
  await Promise.all([1, 2, 3].map(() => settleLostChats(startProcess(answeringByHand().ask), { alone: false })));
  expect(await findChat(ctx, gone)).toMatchObject({ status: "error" });
  expect(await findChat(ctx, going)).toMatchObject({ status: "running" });
  await abortChat(ctx, { id: going });
});

/** As if the process that runs them had said nothing for a minute. */
async function forgotten(ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await database.db
      .update(table)
      .set({ seenAt: sql`now() - interval '1 minute'` })
      .where(eq(table.id, id));
}

describe("finding a chat again", () => {
  it("by its name, by what was said, by its flow, and by where it stands", async () => {
    const { ask } = answeringByHand();
    const ctx = startProcess(ask);
    const chatId = await newChat(ctx);
    await createChat(ctx, { name: "Another", flowId });
    await renameChat(ctx, { id: chatId, name: "100 % wool" });
    await say(ctx, chatId, "Which yarn is best?");
    const found = async (filter: object) =>
      (await listChats(ctx, { ...filter, limit: 10, offset: 0 })).map(({ name }) => name);
    expect(await found({ search: "100 %" })).toEqual(["100 % wool"]);
    expect(await found({ search: "WHICH yarn" })).toEqual(["100 % wool"]);
    expect(await found({ search: "_" })).toEqual([]);
    expect(await found({ status: "running" })).toEqual(["100 % wool"]);
    expect(await found({ flowId })).toHaveLength(2);
    expect(await found({ flowId: "no id" })).toEqual([]);
    await abortChat(ctx, { id: chatId });
  });

  it("is for its owner alone, and so is its name", async () => {
    const ctx = startProcess(answeringByHand().ask);
    const chatId = await newChat(ctx);
    const other = { ...ctx, actor: here.editor.actor };
    await expect(renameChat(other, { id: chatId, name: "Mine" })).rejects.toThrow("Chat not found");
    expect(await findChat(ctx, chatId)).toMatchObject({ name: "c", sourceName: "Asker" });
  });
});

describe("a decision", () => {
  it("that refuses reaches the flow as one", async () => {
    const { turns, ask } = answeringByHand();
    const ctx = startProcess(ask);
    const chatId = await newChat(ctx);
    await say(ctx, chatId, "book a table");
    turns[0]?.end({ status: "waiting", prompt: "Sure?", paused: { startNodeId: "human_0" }, meta: {} });
    await awaitChat(ctx, { id: chatId });
    await giveInput(ctx, { chatId, text: "too late", admit, reject: true });
    expect(turns[1]?.turn).toMatchObject({ text: "too late", reject: true, paused: { startNodeId: "human_0" } });
    const { rows } = await listChatRows(ctx, { chatId, limit: 100 });
    expect(rows.at(-1)).toMatchObject({ type: "user", content: "too late", meta: { decision: "reject" } });
    turns[1]?.end(isAnswered("Then not."));
  });
});
