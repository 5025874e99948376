import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { idempotentCalls } from "@/server/data/schema/idempotent-calls";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { deskOf } from "./desk-of";
import { streamsOf } from "./streams/kept-streams";
import { conversationFlow } from "./testing/conversation-flow";
import { readStream, textOf } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let flowId: string;
let openFlowId: string;
let key: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin));
  openFlowId = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
  key = await api.makeKey(["predict"]);
});
beforeEach(() => {
  model.script({ text: "word0 word1 word2" });
  model.requests.length = 0;
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

interface Asking {
  id?: string;
  with?: string;
  from?: string;
}
const ask = (idempotencyKey: string, body: object = {}, { id = flowId, with: given = key, from }: Asking = {}) =>
  fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": idempotencyKey,
      ...(id === flowId && { authorization: `Bearer ${given}` }),
      ...(from && { "x-forwarded-for": from }),
    },
    body: JSON.stringify({ question: "q", ...body }),
  });
const told = async (response: Response) => [response.status, await response.text()];

describe("a call that is repeated with its Idempotency-Key", () => {
  it("is answered as before, and the flow runs once", async () => {
    const first = await ask("again");
    const second = await ask("again");
    expect([first, second].map(({ headers }) => headers.get("idempotent-replayed"))).toEqual([null, "true"]);
    const answer = await told(first);
    expect(answer[0]).toBe(200);
    expect(await told(second)).toEqual(answer);
    expect(model.requests).toHaveLength(1);
  });

  it("waits for the first when both come at once", async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(async () => told(await ask("at once"))));
    expect(answers[0]?.[0]).toBe(200);
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(model.requests).toHaveLength(1);
  });

  it("reads the first one's stream along, from its beginning, and again from what is stored", async () => {
    model.script({ text: "one two three", stallAfter: 2 });
    const body = { streaming: true, chatId: "along" };
    const first = readStream(await ask("stream", body));
    await first.until(({ data }) => data === "two ");
    const second = readStream(await ask("stream", body));
    await second.until(({ data }) => data === "two ");
    deskOf(api.runtime).active.abort(flowId, "along");
    expect(await second.rest()).toEqual(await first.rest());
    streamsOf(api.runtime).clear();
    const third = await readStream(await ask("stream", body)).rest();
    expect(textOf(third)).toBe(textOf(first.events));
    expect(third.at(-2)?.data).toBe(first.events.at(-2)?.data);
    expect(model.requests).toHaveLength(1);
  });

  it("has the same ids when its stream is told again from what is stored", async () => {
    const first = await readStream(await ask("stored", { streaming: true })).rest();
    streamsOf(api.runtime).clear();
    const second = await readStream(await ask("stored", { streaming: true })).rest();
    expect(second.map(({ event }) => event)).toEqual(["start", "token", "usageMetadata", "metadata", "end"]);
    expect(textOf(second)).toBe("word0 word1 word2");
    expect(second.at(-2)?.data).toEqual(first.at(-2)?.data);
  });

  it("is told the same failure again", async () => {
    model.script({ status: 401 });
    const first = await told(await ask("failed"));
    model.script({ text: "fine now" });
    expect(first[0]).toBe(500);
    expect(await told(await ask("failed"))).toEqual(first);
    expect(model.requests).toHaveLength(1);
  });

  it("runs when the first one never began", async () => {
    expect((await ask("never", { overrideConfig: { sessionId: 5 } })).status).toBe(500);
    expect((await ask("never", { overrideConfig: { sessionId: "5" } })).status).toBe(200);
    const refused = await readStream(
      await ask("never streamed", { overrideConfig: { sessionId: 5 }, streaming: true }),
    ).rest();
    expect(refused.map(({ event }) => event)).toEqual(["error", "end"]);
    expect((await ask("never streamed")).status).toBe(200);
  });

  it("is refused with another body, and says so", async () => {
    expect((await ask("mixed", { question: "one" })).status).toBe(200);
    for (const body of [{ question: "two" }, { question: "one", streaming: true }, { question: "one", chatId: "c" }]) {
      const response = await ask("mixed", body);
      expect(response.status).toBe(422);
      expect((await response.json()).message).toContain("Idempotency-Key came with another request");
    }
    const racing = await Promise.all([ask("racing", { question: "one" }), ask("racing", { question: "two" })]);
    expect(racing.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
  });

  it("is another one when its file is another", async () => {
    const send = (text: string) => {
      const form = new FormData();
      form.set("question", "q");
      form.append("files", new Blob([text], { type: "text/plain" }), "note.txt");
      const headers = { "idempotency-key": "with a file", authorization: `Bearer ${key}` };
      return fetch(`${api.origin}/api/v1/prediction/${flowId}`, { method: "POST", headers, body: form });
    };
    const first = await told(await send("one"));
    expect(first[0]).toBe(200);
    expect(await told(await send("one"))).toEqual(first);
    expect((await send("two")).status).toBe(422);
  });

  it("needs a key that can be one", async () => {
    for (const bad of ["", "x".repeat(256), "\u00e9"]) expect((await ask(bad)).status).toBe(400);
  });
});

describe("the same Idempotency-Key", () => {
  it("of another caller or for another flow is another key", async () => {
    const chats = new Set<string>();
    const other = await api.makeKey(["predict"]);
    const visitor = (from: string) => ask("shared", {}, { id: openFlowId, from });
    for (const response of [
      await ask("shared"),
      await ask("shared", {}, { with: other }),
      await visitor("203.0.113.1"),
      await visitor("203.0.113.2"),
    ]) {
      expect(response.status).toBe(200);
      chats.add((await response.json()).chatId);
    }
    expect(chats.size).toBe(4);
    expect(chats).toContain((await (await visitor("203.0.113.1")).json()).chatId);
  });

  it("is forgotten after a day, and swept", async () => {
    const chat = async () => (await (await ask("old")).json()).chatId;
    const first = await chat();
    expect(await chat()).toBe(first);
    const { db } = api.database;
    await db
      .update(idempotentCalls)
      .set({ createdAt: sql`now() - interval '25 hours'` })
      .where(eq(idempotentCalls.key, "old"));
    expect(await chat()).not.toBe(first);
    expect(await db.select().from(idempotentCalls).where(eq(idempotentCalls.key, "old"))).toHaveLength(1);
  });

  it("of a call whose server died is answered with that, not run again", async () => {
    await ask("died");
    await api.database.db
      .update(idempotentCalls)
      .set({ status: null, body: null, createdAt: sql`now() - interval '1 hour'` })
      .where(eq(idempotentCalls.key, "died"));
    const [status, body] = await told(await ask("died"));
    expect([status, String(body)]).toEqual([500, expect.stringContaining("The server stopped before")]);
    expect(model.requests).toHaveLength(1);
  });
});
