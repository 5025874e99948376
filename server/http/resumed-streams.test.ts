import fc from "fast-check";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages, runs } from "@/server/data/schema/runs";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { newId } from "@/server/platform/ids";
import { createKey } from "@/server/services/keys/create-key";
import { revokeKey } from "@/server/services/keys/revoke-key";
import { deskOf } from "./desk-of";
import { streamsOf } from "./streams/kept-streams";
import { conversationFlow } from "./testing/conversation-flow";
import { readStream, type StreamEvent, textOf } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let flowId: string;
const story = "Once upon a time 😀 there was a loom.\nIt wove “data: {}” and\n\nevent: end of it ";

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
});
beforeEach(() => model.script({ text: story }));
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

interface Asking {
  id?: string;
  key?: string;
  lastEventId?: string;
}
const ask = (body: object, { id = flowId, key, lastEventId }: Asking = {}) =>
  fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(key && { authorization: `Bearer ${key}` }),
      ...(lastEventId && { "last-event-id": lastEventId }),
    },
    body: JSON.stringify({ question: "q", streaming: true, ...body }),
  });
const follow = (query: string, { id = flowId, key, lastEventId }: Asking = {}) =>
  fetch(`${api.origin}/api/v1/prediction/${id}/events?${query}`, {
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(lastEventId && { "last-event-id": lastEventId }),
    },
  });
const stored = async (runId: string | undefined) =>
  (await api.database.db.query.messages.findMany({ where: eq(messages.runId, runId ?? "") })).find(
    ({ role }) => role === "apiMessage",
  );
const runOf = (event: StreamEvent | undefined) => event?.id.split(":")[0];
const settled = () => expect.poll(() => deskOf(api.runtime).active.count(), { timeout: 10_000 }).toBe(0);
/** What a restart forgets. */
const forget = () => streamsOf(api.runtime).clear();

/** A stream cut off after each of the given numbers of events, and taken up by the same request each time. */
async function inPieces(cuts: readonly number[], body: object, between: () => void = () => undefined) {
  const events: StreamEvent[] = [];
  let lastEventId: string | undefined;
  for (const count of [...cuts, Infinity]) {
    const response = await ask(body, lastEventId === undefined ? {} : { lastEventId });
    if (response.status === 204) return events;
    const reader = readStream(response);
    events.push(...(await reader.until((_event, all) => all.length >= count)));
    await reader.cut();
    lastEventId = events.at(-1)?.id;
    between();
  }
  return events;
}

describe("a stream that was cut off", () => {
  it("goes on where it was left while the run goes on, and nothing is missing or told twice", async () => {
    model.script({ text: story, stallAfter: 5 });
    const first = readStream(await ask({ chatId: "live" }));
    await first.until(({ event }, all) => event === "token" && all.length === 3);
    await first.cut();
    const lastEventId = first.events.at(-1)?.id ?? "";
    const [same, other] = await Promise.all([
      ask({ chatId: "live" }, { lastEventId }),
      follow("chatId=live", { lastEventId }),
    ]);
    const readers = [readStream(same), readStream(other)];
    for (const reader of readers) await reader.until(({ data }) => data === "time ");
    expect(model.requests).toHaveLength(1);
    await fetch(`${api.origin}/api/v1/chatmessage/abort/${flowId}/live`, { method: "PUT" });
    for (const reader of readers) {
      const whole = [...first.events, ...(await reader.rest())];
      expect(whole.map(({ event }) => event).slice(-2)).toEqual(["error", "end"]);
      expect(textOf(whole)).toBe((await stored(runOf(whole[0])))?.content);
      expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
    }
  });

  it.each([
    ["from what is kept in memory", () => undefined],
    ["from the stored answer once that is gone", forget],
  ])("is told to its end %s, wherever it was cut and however often", async (_name, between) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }), async (cuts) => {
        const events = await inPieces(cuts, { chatId: newId() }, between);
        const answer = await stored(runOf(events[0]));
        expect(textOf(events)).toBe(story);
        expect(answer?.content).toBe(story);
        const names = events.map(({ event }) => event).filter((event) => event !== "token");
        expect(names).toEqual(["start", "usageMetadata", "metadata", "end"]);
        expect(events.at(-2)?.data).toMatchObject({ chatMessageId: answer?.id, question: "q" });
      }),
      { numRuns: 12, seed: 20_26 },
    );
  });

  it("keeps characters whole when the model sends them in halves, and leaves out what cannot be kept", async () => {
    model.script({ text: "a\u0000b 😀\ud83d c" });
    const events = await readStream(await ask({ chatId: "odd" })).rest();
    expect(textOf(events)).toBe("ab 😀 c");
    expect((await stored(runOf(events[0])))?.content).toBe("ab 😀 c");
  });

  it("has nothing more to tell after its end", async () => {
    const events = await readStream(await ask({ chatId: "over" })).rest();
    const lastEventId = events.at(-1)?.id ?? "";
    expect((await ask({ chatId: "over" }, { lastEventId })).status).toBe(204);
    forget();
    expect((await follow("", { lastEventId })).status).toBe(204);
  });

  it("is not counted again by the flow's limit", async () => {
    const id = await api.makeFlow(conversationFlow(model.origin), {
      isPublic: true,
      settings: { apiConfig: { rateLimit: { status: true, limitMax: 1, limitDuration: 60 } } },
    });
    const [first] = await readStream(await ask({}, { id })).rest();
    expect((await ask({}, { id, lastEventId: first?.id ?? "" })).status).toBe(200);
    expect((await ask({}, { id })).status).toBe(429);
  });

  it("reads as error and end when its run died with its server", async () => {
    const events = await readStream(await ask({ chatId: "died" })).rest();
    const runId = runOf(events[0]) ?? "";
    forget();
    const { db } = api.database;
    await db.delete(messages).where(eq(messages.runId, runId));
    const error = "The server stopped before this run had ended.";
    await db.update(runs).set({ status: "failed", error }).where(eq(runs.id, runId));
    const rest = await readStream(await follow("chatId=died", { lastEventId: events[1]?.id ?? "" })).rest();
    expect(rest.map(({ event }) => event)).toEqual(["error", "end"]);
    expect(rest[0]?.data).toBe(`Error: predictionsServices.buildChatflow - ${error}`);
  });
});

describe("who comes back", () => {
  let events: StreamEvent[];
  beforeAll(async () => {
    model.script({ text: story });
    events = await readStream(await ask({ chatId: "mine" })).rest();
  });

  it.each([
    ["in memory", () => undefined],
    ["stored", forget],
  ])("with an id that is none is told so before the first byte (%s)", async (_name, prepare) => {
    prepare();
    const id = events[2]?.id ?? "";
    const [runId = "", number, position] = id.split(":");
    const wrong: [string, number][] = [
      ["nonsense", 400],
      [`${runId}`, 400],
      [`${runId}:2:1e3.0.0.0`, 400],
      [`${runId}:${number}:99999.0.0.1`, 400],
      [`${newId()}:${number}:${position}`, 404],
      [`${runId}:999999999999999999:${position}`, 400],
      [`${"x".repeat(36)}:1:0.0.0.0`, 400],
    ];
    for (const [lastEventId, status] of wrong) {
      for (const response of [await ask({}, { lastEventId }), await follow("", { lastEventId })]) {
        expect([lastEventId, response.status]).toEqual([lastEventId, status]);
        expect(response.headers.get("content-type")).toMatch(/^application\/json/);
      }
    }
    expect((await follow("chatId=mine")).status).toBe(400);
    expect((await follow("chatId=other", { lastEventId: id })).status).toBe(404);
    expect((await ask({ chatId: "other" }, { lastEventId: id })).status).toBe(404);
    expect((await follow(`chatId=mine&lastEventId=${encodeURIComponent(id)}`)).status).toBe(200);
  });

  it.each([
    ["in memory", () => undefined],
    ["stored", forget],
  ])("must be one who may call the flow that ran (%s)", async (_name, prepare) => {
    const own = await api.makeFlow(conversationFlow(model.origin));
    const [key, otherFlows, stranger] = await Promise.all([
      api.makeKey(["predict"]),
      api.makeKey(["predict"], [flowId]),
      api.makeKey(["predict"], [], api.stranger),
    ]);
    model.script({ text: story });
    const [first] = await readStream(await ask({ chatId: "guarded" }, { id: own, key })).rest();
    const lastEventId = first?.id ?? "";
    prepare();
    expect((await follow("", { id: own, key, lastEventId })).status).toBe(200);
    expect((await follow("", { id: own, lastEventId })).status).toBe(401);
    expect((await follow("", { id: own, key: stranger, lastEventId })).status).toBe(401);
    expect((await follow("", { id: own, key: "wrong", lastEventId })).status).toBe(401);
    expect((await ask({}, { id: own, key: stranger, lastEventId })).status).toBe(401);
    // The id of a run is worth nothing at another flow.
    expect((await follow("", { id: flowId, key: otherFlows, lastEventId })).status).toBe(404);
    expect((await ask({}, { id: flowId, lastEventId })).status).toBe(404);
    expect(model.requests.length).toBeGreaterThan(0);
  });

  it("stops reading when their key is revoked, although the run goes on", async () => {
    const own = await api.makeFlow(conversationFlow(model.origin));
    const key = await api.makeKey(["predict"]);
    const mine = await createKey(api.workspace.owner, { name: "Reader", scopes: ["predict"] });
    model.script({ text: story, stallAfter: 3 });
    const first = readStream(await ask({ chatId: "watched" }, { id: own, key }));
    await first.until(({ event }) => event === "token");
    const second = readStream(await follow("", { id: own, key: mine.key, lastEventId: first.events.at(-1)?.id ?? "" }));
    await second.until(({ data }) => data === "upon ");
    await revokeKey(api.workspace.owner, { id: mine.id });
    await second.rest();
    expect(deskOf(api.runtime).active.count()).toBe(1);
    await fetch(`${api.origin}/api/v1/prediction/${own}/watched`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${key}` },
    });
    await first.rest();
    await settled();
  });
});

it("a stream that says nothing shows that it lives", async () => {
  const lively = await startApi({ RUN_TIMEOUT_SECONDS: "2" });
  streamsOf(lively.runtime).heartbeatMs = 50;
  const id = await lively.makeFlow(conversationFlow(model.origin), { isPublic: true });
  model.script({ hang: true });
  const reader = readStream(
    await fetch(`${lively.origin}/api/v1/prediction/${id}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"question":"q","streaming":true}',
    }),
  );
  await reader.rest();
  expect(reader.comments.length).toBeGreaterThan(3);
  expect(new Set(reader.comments)).toEqual(new Set([":heartbeat"]));
  await lively.close();
});
