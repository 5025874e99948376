import superjson from "superjson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { Runtime } from "@/server/runtime";
import { createStore } from "@/server/services/documents/stores/create-store";
import { createFlow } from "@/server/services/flows/create-flow";
import { makeWorkspace, type TestWorkspace } from "@/server/services/testing/make-workspace";
import { answerTrpc } from "./handle-trpc";
import { testRuntime } from "./testing/test-runtime";

let database: OpenDatabase;
let runtime: Runtime;
let here: TestWorkspace;
let cookie: string;
beforeAll(async () => {
  database = await openTestDatabase();
  runtime = await testRuntime(database);
  here = await makeWorkspace(runtime);
  cookie = `weft-session=${await runtime.auth.newSession({ userId: here.editor.actor.userId, epoch: 0 })}`;
});
afterAll(() => database.close());

const origin = "http://localhost:3000";
const send = (path: string, init: { body?: unknown; headers?: Record<string, string> } = {}) =>
  answerTrpc(
    runtime,
    new Request(`${origin}/api/trpc/${path}`, {
      method: init.body === undefined ? "GET" : "POST",
      headers: {
        ...{ host: "localhost:3000", cookie },
        ...(init.body !== undefined && { "content-type": "application/json" }),
        ...init.headers,
      },
      body: init.body === undefined ? undefined : JSON.stringify(superjson.serialize(init.body)),
    }),
  );

describe("the editor's API over HTTP", () => {
  it("answers several questions at once, never from a cache", async () => {
    const input = encodeURIComponent(JSON.stringify({ 1: superjson.serialize({ kind: "chatflow" }) }));
    const response = await send(`account.me,flows.list?batch=1&input=${input}`);
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await response.json()).toMatchObject([{ result: { data: { json: { role: "editor" } } } }, { result: {} }]);
  });

  it("a change of password hands the caller a new cookie, and the old one ends", async () => {
    const { userId } = here.viewer.actor;
    const before = `weft-session=${await runtime.auth.newSession({ userId, epoch: 0 })}`;
    const response = await send("account.changePassword", {
      body: { current: "", next: "a long password" },
      headers: { cookie: before },
    });
    const [fresh = ""] = response.headers.getSetCookie()[0]?.split(";") ?? [];
    expect((await send("account.me", { headers: { cookie: before } })).status).toBe(401);
    expect((await send("account.me", { headers: { cookie: fresh } })).status).toBe(200);
  });

  it("maps each failure to its status with a sentence, and says nothing of the inside", async () => {
    const { id } = await createFlow(here.editor, { kind: "chatflow", name: "F" });
    const failures: [string, unknown, number, RegExp][] = [
      ["flows.rename", { id, name: "" }, 400, /^name: Enter a name\.$/],
      ["flows.rename", { id: "x", name: "F" }, 404, /no such flow/],
      ["flows.save", { id, baseNumber: 7, document: { nodes: [], edges: [] } }, 409, /saved elsewhere/],
      ["members.invite", { role: "owner" }, 403, /Your role/],
      ["flows.publish", { id }, 412, /Save the flow/],
      ["nothing.there", {}, 404, /./],
    ];
    for (const [path, body, status, message] of failures) {
      const response = await send(path, { body });
      const text = await response.text();
      expect([path, response.status]).toEqual([path, status]);
      expect(JSON.parse(text).error.json.message).toMatch(message);
      expect(text).not.toMatch(/stack|node_modules|select |insert /i);
    }
  });

  it("hides what is broken inside", async () => {
    const broken = {
      ...runtime,
      catalogue: {
        ...runtime.catalogue,
        specs: () => {
          throw new Error("secret detail");
        },
      },
    };
    const response = await answerTrpc(
      broken,
      new Request(`${origin}/api/trpc/catalogue.list`, { headers: { cookie, host: "localhost:3000" } }),
    );
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toContain("Something went wrong on the server");
    expect(text).not.toContain("secret detail");
  });

  it("refuses a change that another site's page sends", async () => {
    const response = await send("flows.create", {
      body: { kind: "chatflow", name: "x" },
      headers: { origin: "https://evil.example" },
    });
    expect(response.status).toBe(403);
  });

  it("stops reading a body that is too large", async () => {
    const response = await send("flows.inspectImport", { body: { json: "x".repeat(13_000_000) } });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).not.toContain("ImportReport");
  });

  it("takes files of a document store's loader, of up to 50 MB, from those who are signed in", async () => {
    const { id } = await createStore(here.owner, { name: "Large files" });
    const base64 = Buffer.alloc(30 * 1024 * 1024, "a").toString("base64");
    const inputs = { txtFile: `data:text/plain;base64,${base64},filename:large.txt` };
    const body = { id, loader: { name: "textFile", inputs }, splitter: null };
    expect((await send("documentStores.saveLoader", { body })).status).toBe(200);
    const stranger = await send("documentStores.saveLoader", { body, headers: { cookie: "" } });
    expect(stranger.status).toBeGreaterThanOrEqual(400);
  });

  it("takes no more than fifty questions at once", async () => {
    const paths = Array.from({ length: 51 }, () => "account.me").join(",");
    expect((await send(`${paths}?batch=1`)).status).toBe(400);
  });
});
