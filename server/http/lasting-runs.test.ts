import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages, runs } from "@/server/data/schema/runs";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createKey } from "@/server/services/keys/create-key";
import { revokeKey } from "@/server/services/keys/revoke-key";
import { deskOf } from "./desk-of";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let flowId: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
});
beforeEach(() => model.script({ text: "word0 word1" }));
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const ask = (body: unknown, signal?: AbortSignal) =>
  fetch(`${api.origin}/api/v1/prediction/${flowId}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
const logged = (chatId: string) =>
  api.database.db.query.messages.findMany({
    where: (table, { eq }) => eq(table.chatId, chatId),
    orderBy: (table, { asc }) => asc(table.seq),
  });
const settled = () => expect.poll(() => deskOf(api.runtime).active.count(), { timeout: 10_000 }).toBe(0);

describe("a run", () => {
  it.each([true, false])(
    "goes on when its caller goes away, and its answer is kept (streaming: %s)",
    async (streaming) => {
      const chatId = `gone-${streaming}`;
      const leaving = new AbortController();
      // The answer waits until the caller has gone.
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const { fetch: real } = api.outside;
      api.outside.fetch = async (...given) => (await held, real(...given));
      const asked = ask({ question: "still there?", chatId, streaming }, leaving.signal).then(
        () => undefined,
        () => undefined,
      );
      await expect.poll(() => deskOf(api.runtime).active.count()).toBe(1);
      leaving.abort();
      await asked;
      release();
      await settled();
      api.outside.fetch = real;
      expect((await logged(chatId)).map((row) => row.content)).toEqual(["still there?", "word0 word1"]);
    },
  );

  it("is stopped by whoever knows its conversation, and what was said stays", async () => {
    model.script({ text: "one two three", stallAfter: 2 });
    const response = await ask({ question: "long", chatId: "stopped", streaming: true });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("two")) text += (await reader?.read())?.value ?? "";
    const stop = await fetch(`${api.origin}/api/v1/chatmessage/abort/${flowId}/stopped`, { method: "PUT" });
    expect(await stop.json()).toEqual({ status: 200, message: "Chat message aborted" });
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += part.value;
    expect(text).toContain("Stopped by the caller.");
    expect(text.endsWith('data: {"event":"end","data":"[DONE]"}\n\n')).toBe(true);
    await settled();
    expect(await logged("stopped")).toMatchObject([
      { content: "long" },
      { content: expect.stringMatching(/^one two/), error: "Stopped by the caller." },
    ]);
    const again = await fetch(`${api.origin}/api/v1/chatmessage/abort/${flowId}/nobody`, { method: "PUT" });
    expect(again.status).toBe(200);
  });

  it("is stopped when its key is revoked", async () => {
    const own = await api.makeFlow(conversationFlow(model.origin));
    const { id, key } = await createKey(api.workspace.owner, { name: "Short-lived", scopes: ["predict"] });
    model.script({ text: "one two three", stallAfter: 2 });
    const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
    const url = `${api.origin}/api/v1/prediction/${own}`;
    const response = await fetch(url, {
      method: "POST",
      headers,
      body: JSON.stringify({ question: "q", streaming: true }),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("two")) text += (await reader?.read())?.value ?? "";
    await revokeKey(api.workspace.owner, { id });
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += part.value;
    expect(text).toContain("The key was revoked.");
    expect((await fetch(url, { method: "POST", headers, body: "{}" })).status).toBe(401);
  });

  it("ends at its time limit when the model never answers, and can be seen meanwhile", async () => {
    model.script({ hang: true });
    const impatient = await startApi({ RUN_TIMEOUT_SECONDS: "3" });
    deskOf(impatient.runtime).visibleAfterMs = 50;
    const id = await impatient.makeFlow(conversationFlow(model.origin), { isPublic: true });
    const { db } = impatient.database;
    const asked = fetch(`${impatient.origin}/api/v1/prediction/${id}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"question":"hello?"}',
    });
    await expect
      .poll(async () => (await db.select().from(messages)).map((row) => row.role), { timeout: 15_000 })
      .toEqual(["userMessage"]);
    expect(await db.select().from(runs)).toMatchObject([{ status: "running" }]);
    const response = await asked;
    expect([response.status, (await response.json()).message]).toEqual([
      500,
      expect.stringContaining("took longer than 3 s"),
    ]);
    expect((await db.select().from(messages)).map((row) => row.error)).toEqual([
      null,
      expect.stringContaining("took longer than 3 s"),
    ]);
    expect(await db.select().from(runs)).toMatchObject([{ status: "failed" }]);
    await impatient.close();
  });

  it.each([
    ["is down", { status: 500 }],
    ["asks to wait", { status: 429, headers: { "retry-after": "1" } }],
    ["cuts its answer", { text: "one two three four", cutAfter: 2 }],
    ["talks nonsense", { raw: "<html>" }],
  ])("fails with a reason when the model %s", async (_name, script) => {
    model.script(script);
    const text = await (await ask({ question: "q", streaming: true })).text();
    expect(text).toMatch(
      /event: error\ndata: \{"event":"error","data":"Error: predictionsServices\.buildChatflow - .{10,}"\}\n\nid: .+\nevent: end\n/,
    );
    expect(text).not.toContain("metadata");
    await settled();
  });
});
