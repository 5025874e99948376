import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, describe } from "vitest";
import { users } from "@/server/data/schema/accounts";
import { hashPassword } from "@/server/platform/password";
import { type ApiClient, apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { makeSamples, type Samples } from "./testing/sample-paths";
import { startApi, type TestApi } from "./testing/start-api";

// What holds for every endpoint alike is in inventory.test.ts.

let api: TestApi;
let send: ApiClient["send"];
let ok: ApiClient["ok"];
/** Things of another workspace. */
let foreign: Samples;

beforeAll(async () => {
  api = await startApi();
  ({ send, ok } = apiClient(api.origin, await api.makeKey(["predict", "messages", "manage"])));
  foreign = await makeSamples(api, api.stranger);
});
afterAll(() => api.close());

describe("who may", () => {
  it("is nobody in another workspace, by a key of it or by asking for its flow", async () => {
    const mine = await api.makeFlow(conversationFlow("http://127.0.0.1:1"));
    expect((await send("PUT", `/chatflows/${mine}`, { body: { apikeyid: foreign.apiKey } })).status).toBe(404);
    expect((await send("GET", `/public-chatflows/${foreign.flow}`)).status).toBe(401);
  });

  it("needs the scope", async () => {
    const predict = await api.makeKey(["predict"]);
    for (const path of ["/chatflows", "/apikey", "/credentials", "/variables", "/nodes"])
      expect((await send("GET", path, { key: predict })).status).toBe(403);
  });

  it("is a member by e-mail and password, within their role", async () => {
    const { actor } = api.workspace.viewer;
    const [person] = await api.database.db
      .update(users)
      .set({ passwordHash: await hashPassword("correct-horse") })
      .where(eq(users.id, actor.userId))
      .returning();
    const basic = { authorization: `Basic ${Buffer.from(`${person?.email}:correct-horse`).toString("base64")}` };
    await ok("GET", "/chatflows", { key: "", headers: basic });
    expect((await send("DELETE", `/chatflows/${foreign.flow}`, { key: "", headers: basic })).status).toBe(403);
    expect(
      (
        await send("GET", "/chatflows", {
          key: "",
          headers: { authorization: `Basic ${Buffer.from(`${person?.email}:wrong`).toString("base64")}` },
        })
      ).status,
    ).toBe(401);
  });

  it("is not whoever makes a person's browser send a form", async () => {
    const { actor } = api.workspace.owner;
    const cookie = `weft-session=${await api.runtime.auth.newSession({ userId: actor.userId, epoch: 0 })}`;
    const form = (headers: Record<string, string>) =>
      fetch(`${api.origin}/api/v1/variables`, {
        method: "POST",
        headers: { cookie, "content-type": "application/json", ...headers },
        body: JSON.stringify({ name: `v${Math.random()}`.replace(".", ""), value: "" }),
      });
    expect((await form({})).status).toBe(401);
    expect((await form({ "x-request-from": "internal" })).status).toBe(200);
    expect((await fetch(`${api.origin}/api/v1/variables`, { headers: { cookie } })).status).toBe(200);
  });
});
