import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideExecution } from "@/server/services/executions/decide-execution";
import { listExecutions } from "@/server/services/executions/list-executions";
import { answerThroughNext } from "./next-door";
import { deskOf } from "./desk-of";
import { askingFlow } from "./testing/asking-flow";
import { type ChatCaller, chatCaller } from "./testing/chat-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
let flowId: string;
let chats: ChatCaller;
beforeAll(async () => {
  api = await startApi({ RUN_TIMEOUT_SECONDS: "60" });
  globalThis.__weftRuntime = Promise.resolve(api.runtime);
  flowId = await api.makeFlow(askingFlow, { kind: "agentflow" });
  key = await api.makeKey(["predict"]);
  chats = chatCaller(api.origin, { "x-api-key": key });
});
afterAll(async () => {
  globalThis.__weftRuntime = undefined;
  await api.close();
});

const newChat = async (): Promise<string> =>
  (await chats.ok("POST", "", { name: "c", from_type: "flow", from_flow: flowId })).id;
const waitingChat = async (): Promise<string> => {
  const id = await newChat();
  await chats.ok("POST", `/${id}/messages`, { message: "a mail" });
  await chats.poll(id, "wait_for_human_input");
  return id;
};
const textsOf = async (id: string): Promise<string[]> =>
  (await chats.ok("GET", `/${id}/messages`)).map(
    (row: { type: string; content: string }) => `${row.type}: ${row.content}`,
  );
const runOf = async (id: string) => {
  const { items } = await listExecutions(api.workspace.owner, { sessionId: id });
  return items[0];
};

describe("odd calls", () => {
  it("with a slash too many are answered without a redirect, at each address and through both doors", async () => {
    const id = await newChat();
    for (const prefix of ["/chats", "/v1/chats", "/api/v1/chats"]) {
      for (const path of ["/", `/${id}/`, `/${id}/messages/`, `/${id}/messages/?limit=1`]) {
        const init: RequestInit = { headers: { "x-api-key": key }, redirect: "manual" };
        const quick = await fetch(api.origin + prefix + path, init);
        const next = await answerThroughNext(new Request(`http://localhost${prefix}${path}`, init));
        expect([path, quick.status, next.status]).toEqual([path, 200, 200]);
        expect((await fetch(api.origin + prefix + path, { redirect: "manual" })).status).toBe(401);
      }
      const made = await fetch(`${api.origin}${prefix}/`, {
        ...{ method: "POST", redirect: "manual", headers: { "x-api-key": key, "content-type": "application/json" } },
        body: JSON.stringify({ name: "c", from_type: "flow", from_flow: flowId }),
      });
      expect(made.status).toBe(200);
    }
    for (const path of ["//", `/${id}//`, `//${id}`]) expect((await chats.send("GET", path)).status).toBe(404);
  });

  it("with ids that are none lead nowhere", async () => {
    const ids = ["x", "0", "null", "undefined", "%00", "%ff", "..%2f..", "' or 1=1", "%F0%9F%A7%B5", "a".repeat(5_000)];
    for (const id of [...ids, "00000000-0000-4000-8000-000000000000", "{chat_id}"])
      for (const [method, path, body] of [
        ["GET", ""],
        ["DELETE", ""],
        ["GET", "/messages"],
        ["POST", "/messages", { message: "q" }],
        ["POST", "/input", { message: "" }],
        ["POST", "/abort"],
        ["GET", "/events"],
        ["GET", "/ws"],
      ] as const) {
        const { status } = await chats.send(method, `/${id}${path}`, body);
        expect([method, id.slice(0, 40), path, status]).toEqual([method, id.slice(0, 40), path, 404]);
      }
  });

  it("with bodies of another kind are told so, and change nothing", async () => {
    const id = await newChat();
    const before = await chats.ok("GET", `/${id}`);
    const long = "x".repeat(501);
    for (const [path, body, status] of [
      ["", [], 422],
      ["", "text", 422],
      ["", null, 422],
      ["", { name: null, from_type: "flow", from_flow: flowId }, 422],
      ["", { name: long, from_type: "flow", from_flow: flowId }, 422],
      ["", { name: "c", from_type: "flow", from_flow: [flowId] }, 422],
      ["", { name: "c", from_type: "flow", from_flow: { id: flowId } }, 422],
      ["", { name: "c", from_type: "flow", from_flow: "" }, 404],
      ["", { name: "c", from_type: ["flow"], from_flow: flowId }, 422],
      [`/${id}/messages`, { message: ["q"] }, 422],
      [`/${id}/messages`, { message: { text: "q" } }, 422],
      [`/${id}/messages`, { message: true }, 422],
      [`/${id}/messages`, { message: "q", sender: 1 }, 422],
      [`/${id}/messages`, { message: "q", sender: long }, 422],
      [`/${id}/messages`, { message: "q", meta: "text" }, 422],
      [`/${id}/messages`, { message: "q".repeat(11_000_000) }, 413],
      [`/${id}/input`, { message: null }, 422],
      [`/${id}/input`, [], 422],
    ] as const) {
      const answer = await chats.send("POST", path, body);
      expect([path, JSON.stringify(body).slice(0, 80), answer.status]).toEqual([
        ...[path, JSON.stringify(body).slice(0, 80), status],
      ]);
      expect(await answer.json()).toEqual({ detail: expect.anything() });
    }
    expect(await chats.ok("GET", `/${id}`)).toEqual(before);
    expect(await chats.ok("GET", `/${id}/messages`)).toEqual([]);
    expect(
      await chats.ok("POST", "", { id, owner: "me", status: "error", name: "c", from_type: "flow", from_flow: flowId }),
    ).toMatchObject({ status: "ready", id: expect.not.stringContaining(id), owner: before.owner });
  });

  it("with two credentials are judged by the first alone", async () => {
    const both = (first: string, bearer: string) =>
      chatCaller(api.origin, { "x-api-key": first, authorization: `Bearer ${bearer}` });
    const other = await api.makeKey(["predict"]);
    const id = await newChat();
    expect(await both(key, "wrong").ok("GET", `/${id}`)).toMatchObject({ id });
    await both(other, key).refused("GET", `/${id}`, 404);
    for (const wrong of ["wrong", " ", "undefined", "null", `${key}x`, `Bearer ${key}`])
      await both(wrong, key).refused("GET", `/${id}`, 401, "Could not validate credentials");
    const twice = await new Promise<number | undefined>((resolve, reject) => {
      const headers = ["X-API-KEY", "wrong", "X-API-KEY", key, "Host", new URL(api.origin).host];
      request(`${api.origin}/chats/${id}`, { headers }, (answer) => resolve(answer.resume().statusCode))
        .on("error", reject)
        .end();
    });
    expect(twice).toBe(401);
  });
});

describe("a chat that waits", () => {
  it("goes on when its run is decided about elsewhere, and shows what was said there", async () => {
    const id = await waitingChat();
    const run = await runOf(id);
    const decided = { executionId: run?.id ?? "", type: "proceed", feedback: "from the inbox" } as const;
    await decideExecution({ ...api.workspace.owner, runs: deskOf(api.runtime) }, decided);
    await chats.poll(id, "completed");
    expect(await textsOf(id)).toEqual([
      ...["user: a mail", "assistant: Send it?", "user: from the inbox", "assistant: sent: from the inbox"],
    ]);
    await chats.refused("POST", `/${id}/input`, 409, "Chat is not waiting for human input", { message: "late" });
  });

  it("takes one of two inputs that come at once, and goes on with that", async () => {
    const id = await waitingChat();
    const answers = await Promise.all(["a", "b"].map((message) => chats.send("POST", `/${id}/input`, { message })));
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(["200", "409"]);
    await chats.poll(id, "completed");
    const [taken] = answers.flatMap(({ status }, n) => (status === 200 ? ["ab"[n]] : []));
    expect((await textsOf(id)).slice(2)).toEqual([`user: ${taken}`, `assistant: sent: ${taken}`]);
  });

  it.each([
    ["something else is said", (id: string) => chats.ok("POST", `/${id}/messages`, { message: "another mail" })],
    ["it is stopped", (id: string) => chats.ok("POST", `/${id}/abort`)],
    ["it is deleted", (id: string) => chats.ok("DELETE", `/${id}`)],
  ])("no longer waits in the inbox once %s", async (_when, act) => {
    const id = await waitingChat();
    const run = await runOf(id);
    await act(id);
    const { items } = await listExecutions(api.workspace.owner, { sessionId: id });
    expect(items.find((each) => each.id === run?.id)).toMatchObject({ status: "aborted" });
  });

  it("has one run and one order when much is said at once", async () => {
    const id = await newChat();
    const said = Array.from({ length: 6 }, (_, n) => `m${n}`);
    const answers = await Promise.all(said.map((message) => chats.send("POST", `/${id}/messages`, { message })));
    expect(answers.map(({ status }) => status)).toEqual(said.map(() => 200));
    await chats.poll(id, "wait_for_human_input");
    const rows = await textsOf(id);
    expect(rows.filter((row) => row.startsWith("user")).toSorted()).toEqual(said.map((text) => `user: ${text}`));
    expect(rows.at(-1)).toBe("assistant: Send it?");
    const { items } = await listExecutions(api.workspace.owner, { sessionId: id });
    expect(items.map(({ status }) => status).filter((status) => status !== "aborted")).toEqual(["paused"]);
    await chats.ok("POST", `/${id}/input`, { message: "go" });
    await chats.poll(id, "completed");
    expect((await textsOf(id)).slice(rows.length)).toEqual(["user: go", "assistant: sent: go"]);
    await expect.poll(() => deskOf(api.runtime).active.count()).toBe(0);
  });
});
