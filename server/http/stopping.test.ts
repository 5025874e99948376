import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "@/server/data/schema/accounts";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { hashPassword } from "@/server/platform/password";
import type { TestWorkspace } from "@/server/services/testing/make-workspace";
import { deskOf } from "./desk-of";
import { conversationFlow } from "./testing/conversation-flow";
import { readStream, textOf } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let open: string;
let guarded: string;
let key: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  open = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
  guarded = await api.makeFlow(conversationFlow(model.origin));
  key = await api.makeKey(["predict"]);
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const bearer = (given: string): Record<string, string> => ({ authorization: `Bearer ${given}` });
const ask = (id: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ question: "q", ...body }),
  });
type Door = (id: string, chatId: string, headers?: Record<string, string>) => Promise<Response>;
const doors: [string, Door][] = [
  [
    "PUT /chatmessage/abort",
    (id, chatId, headers = {}) =>
      fetch(`${api.origin}/api/v1/chatmessage/abort/${id}/${chatId}`, { method: "PUT", headers }),
  ],
  [
    "DELETE /prediction",
    (id, chatId, headers = {}) =>
      fetch(`${api.origin}/api/v1/prediction/${id}/${chatId}`, { method: "DELETE", headers }),
  ],
];
const count = () => deskOf(api.runtime).active.count();

/** A member by e-mail and password. */
async function basic({ actor }: TestWorkspace["owner"]): Promise<Record<string, string>> {
  const passwordHash = await hashPassword("correct-horse");
  const [person] = await api.database.db
    .update(users)
    .set({ passwordHash })
    .where(eq(users.id, actor.userId))
    .returning();
  return { authorization: `Basic ${Buffer.from(`${person?.email}:correct-horse`).toString("base64")}` };
}

async function session({ actor }: TestWorkspace["owner"]): Promise<Record<string, string>> {
  const token = await api.runtime.auth.newSession({ userId: actor.userId, epoch: 0 });
  return { cookie: `weft-session=${token}`, "x-request-from": "internal" };
}

describe.each(doors)("%s", (_name, stop) => {
  it.each([true, false])(
    "ends the model's call within a second and keeps what was said (streaming: %s)",
    async (streaming) => {
      model.script({ text: "one two three", ...(streaming ? { stallAfter: 2 } : { hang: true }) });
      const chatId = `stopped-${streaming}`;
      const asked = ask(open, { chatId, streaming });
      const stream = streaming ? readStream(await asked) : undefined;
      if (stream) await stream.until(({ data }) => data === "two ");
      else await expect.poll(() => model.requests.at(-1)?.body.messages?.at(-1)?.content).toBe("q");
      const call = model.requests.at(-1);
      const began = performance.now();
      const response = await stop(open, chatId);
      expect([response.status, await response.json()]).toEqual([200, { status: 200, message: "Chat message aborted" }]);
      await call?.hungUp;
      expect(performance.now() - began).toBeLessThan(1000);
      if (stream) {
        const events = await stream.rest();
        expect(events.slice(-2).map(({ event }) => event)).toEqual(["error", "end"]);
        expect(textOf(events)).toBe("one two ");
      } else {
        const { status, message } = await (await asked).json().then((body) => ({ ...body, status: body.statusCode }));
        expect([status, message]).toEqual([500, "Error: predictionsServices.buildChatflow - Stopped by the caller."]);
      }
      const rows = await api.database.db.query.messages.findMany({
        where: (table, { eq: is }) => is(table.chatId, chatId),
      });
      expect(rows.at(-1)).toMatchObject({ content: streaming ? "one two " : "", error: "Stopped by the caller." });
      model.requests.length = 0;
    },
  );

  it("answers the same when nothing runs", async () => {
    const response = await stop(open, "nobody");
    expect([response.status, await response.json()]).toEqual([200, { status: 200, message: "Chat message aborted" }]);
  });

  it("is for nobody else when the flow is not public", async () => {
    model.script({ hang: true });
    const asked = ask(guarded, { chatId: "kept" }, bearer(key));
    await expect.poll(count).toBe(1);
    const others: Record<string, string>[] = [
      {},
      bearer("wrong"),
      { authorization: "Bearer" },
      { authorization: "Basic nope" },
      bearer(await api.makeKey(["messages"])),
      bearer(await api.makeKey(["predict", "messages", "manage"], [], api.stranger)),
      await basic(api.stranger.owner),
      await session(api.stranger.owner),
      // Any page can make a browser send its cookies.
      { cookie: (await session(api.workspace.owner)).cookie ?? "" },
    ];
    const flowOfItsOwn = await api.makeFlow(conversationFlow(model.origin));
    const assigned = await api.makeKey(["predict"], [flowOfItsOwn]);
    for (const headers of others) {
      const response = await stop(guarded, "kept", headers);
      expect([headers, response.status]).toEqual([headers, 401]);
      expect(await response.json()).toMatchObject({ statusCode: 401, success: false, message: "Unauthorized" });
    }
    expect((await stop(flowOfItsOwn, "kept", bearer(key))).status).toBe(401);
    expect((await stop(flowOfItsOwn, "kept", bearer(assigned))).status).toBe(200);
    expect((await stop("00000000-0000-4000-8000-000000000000", "kept", bearer(key))).status).toBe(404);
    // The conversation of another flow has nothing to do with it.
    expect((await stop(open, "kept")).status).toBe(200);
    expect(count()).toBe(1);
    expect((await stop(guarded, "kept", bearer(key))).status).toBe(200);
    expect((await asked).status).toBe(500);
  });

  it("is for the members of the flow's workspace, however they prove it", async () => {
    for (const headers of [await basic(api.workspace.viewer), await session(api.workspace.viewer)]) {
      model.script({ hang: true });
      const asked = ask(guarded, { chatId: "by a member" }, bearer(key));
      await expect.poll(count).toBe(1);
      expect((await stop(guarded, "by%20a%20member", headers)).status).toBe(200);
      expect((await asked).status).toBe(500);
    }
  });
});
