import { request } from "node:http";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, describe } from "vitest";
import { users } from "@/server/data/schema/accounts";
import { hashPassword } from "@/server/platform/password";
import { apiRoutes } from "./routes";
import { type ApiClient, apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { noteFlowData } from "./testing/note-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let send: ApiClient["send"];
let ok: ApiClient["ok"];
/** Ids of another workspace. */
const foreign: Record<"flow" | "key" | "credential" | "variable", string> = {
  flow: "",
  key: "",
  credential: "",
  variable: "",
};

beforeAll(async () => {
  api = await startApi();
  ({ send, ok } = apiClient(api.origin, await api.makeKey(["predict", "messages", "manage"])));
  const key = await api.makeKey(["predict", "messages", "manage"], [], api.stranger);
  const made = async (path: string, body: unknown) => await (await send("POST", path, { key, body })).json();
  foreign.flow = (await made("/chatflows", { name: "Theirs", flowData: noteFlowData() })).id;
  foreign.key = (await made("/apikey", { keyName: "Theirs", permissions: ["predict"] }))[0].id;
  foreign.credential = (
    await made("/credentials", {
      name: "Theirs",
      credentialName: "openAIApi",
      plainDataObj: { openAIApiKey: "sk-theirs" },
    })
  ).id;
  foreign.variable = (await made("/variables", { name: "theirs", value: "v", type: "static" })).id;
});
afterAll(() => api.close());

describe("who may", () => {
  const paths = () =>
    apiRoutes
      .filter(({ contract }) => contract.access.kind === "workspace" || contract.access.kind === "session")
      .map(({ contract }) => ({
        method: contract.method,
        path: contract.path.replace(":id", foreign.flow).replace(":date", "2026-01-01").replace(/:\w+/, "x"),
      }));

  it("is nobody without a key, a password or a session, whatever the endpoint", async () => {
    const proofs: Record<string, string>[] = [
      {},
      { authorization: "Bearer nope" },
      { authorization: "Basic nope" },
      { cookie: "weft-session=x", "x-request-from": "internal" },
    ];
    for (const { method, path } of paths()) {
      for (const headers of proofs) {
        const response = await send(method, path, {
          key: "",
          headers,
          ...(method === "POST" || method === "PUT" ? { body: {} } : {}),
        });
        expect([method, path, response.status]).toEqual([method, path, 401]);
      }
    }
  });

  it("is nobody in another workspace: its ids lead nowhere", async () => {
    const tries: [string, string, unknown?][] = [
      ...(["GET", "DELETE"] as const).map((method): [string, string] => [method, `/chatflows/${foreign.flow}`]),
      ["PUT", `/chatflows/${foreign.flow}`, { name: "Mine now" }],
      ["GET", `/chatflows/has-changed/${foreign.flow}/2026-01-01T00:00:00Z`],
      ["GET", `/flow-config/${foreign.flow}`],
      ["GET", `/chatmessage/${foreign.flow}`],
      ["DELETE", `/chatmessage/${foreign.flow}`],
      ["GET", `/stats/${foreign.flow}`],
      ["GET", `/leads/${foreign.flow}`],
      ["PUT", `/apikey/${foreign.key}`, { keyName: "Mine now" }],
      ["DELETE", `/apikey/${foreign.key}`],
      ["GET", `/credentials/${foreign.credential}`],
      ["PUT", `/credentials/${foreign.credential}`, { name: "Mine now" }],
      ["DELETE", `/credentials/${foreign.credential}`],
      ["PUT", `/variables/${foreign.variable}`, { value: "mine" }],
      ["DELETE", `/variables/${foreign.variable}`],
    ];
    for (const [method, path, body] of tries)
      expect([method, path, (await send(method, path, { body })).status]).toEqual([method, path, 404]);
    const mine = await api.makeFlow(conversationFlow("http://127.0.0.1:1"));
    expect((await send("PUT", `/chatflows/${mine}`, { body: { apikeyid: foreign.key } })).status).toBe(404);
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

  it("finds no way around a path: doubled slashes, other spellings, escapes and forged headers", async () => {
    const secret = `/chatflows/${foreign.flow}`;
    const raw = (path: string, headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        // `fetch` would tidy the path up before sending it.
        request(api.origin, { path: `/api/v1${path}`, headers, agent: false }, (response) =>
          resolve(response.resume().statusCode),
        )
          .on("error", reject)
          .end();
      });
    const forged: Record<string, string>[] = [
      {},
      { "x-middleware-subrequest": "middleware:middleware:middleware" },
      { "x-request-from": "internal" },
      { "x-middleware-next": "1" },
    ];
    for (const path of [
      `/${secret}`,
      "//chatflows",
      "/Chatflows",
      "/CHATFLOWS",
      "/chatflow%73",
      "/ping/../chatflows",
      "/ping/%2e%2e/chatflows",
      "/prediction/..%2fchatflows",
      "/chatflows;x",
      "/chatflows%00",
      "/public-chatflows/../chatflows",
    ]) {
      for (const headers of forged) {
        expect([path, await raw(path, headers)]).toEqual([path, 401]);
      }
    }
  });
});
