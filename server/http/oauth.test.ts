import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeAccess } from "@/server/auth/access-token";
import { apiKeys } from "@/server/data/schema/keys";
import { users } from "@/server/data/schema/accounts";
import { hashPassword } from "@/server/platform/password";
import { changePassword } from "@/server/services/account/change-password";
import { createKey } from "@/server/services/keys/create-key";
import { revokeKey } from "@/server/services/keys/revoke-key";
import { removeMember } from "@/server/services/members/remove-member";
import { chatCaller } from "./testing/chat-caller";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const post = (init: RequestInit) => fetch(`${api.origin}/api/v1/oauth/token`, { method: "POST", ...init });
const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  post({ body: new URLSearchParams(fields), headers });
const json = (body: unknown) => post({ body: JSON.stringify(body), headers: { "content-type": "application/json" } });
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});
const newKey = (name = "My key: 1+1") => createKey(api.workspace.owner, { name, scopes: ["predict"] });
const opens = async (token: string): Promise<number> =>
  (await chatCaller(api.origin, { authorization: `Bearer ${token}` }).send("GET", "")).status;

async function tokenOf(response: Response): Promise<string> {
  const body = await response.json();
  expect([response.status, body]).toEqual([
    200,
    { access_token: expect.any(String), token_type: "bearer", expires_in: 3600 },
  ]);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return body.access_token;
}

async function refused(response: Response, status: number, error: string): Promise<void> {
  const body = await response.json();
  expect([response.status, body]).toEqual([status, { error, error_description: expect.any(String) }]);
}

/** A member of the workspace who signs in with a password. */
async function newPerson(who: "editor" | "viewer", password: string): Promise<string> {
  const [person] = await api.database.db
    .update(users)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(users.id, api.workspace[who].actor.userId))
    .returning();
  return person?.email ?? "";
}

describe("a key as the client's secret", () => {
  it("gives a token, by the key's id or name, as form, JSON or in the header", async () => {
    const { id, key } = await newKey();
    const grant = { grant_type: "client_credentials" };
    for (const client_id of [id, "My key: 1+1"]) {
      for (const response of [
        await form({ ...grant, client_id, client_secret: key }),
        await json({ ...grant, client_id, client_secret: key }),
        await form(grant, basic(encodeURIComponent(client_id), key)),
      ])
        expect(await opens(await tokenOf(response))).toBe(200);
    }
    expect(await opens(await tokenOf(await form(grant, basic(id, key))))).toBe(200);
    const scoped = await (await form({ ...grant, scope: "everything" }, basic(id, key))).json();
    expect(scoped).toMatchObject({ scope: "predict" });
  });

  it("gives none when it is wrong, somebody else's, of another name or given twice", async () => {
    const { id, key } = await newKey();
    const other = await newKey("Other");
    const grant = { grant_type: "client_credentials" };
    await refused(await form(grant), 401, "invalid_client");
    await refused(await form({ ...grant, client_id: id }), 401, "invalid_client");
    await refused(await form({ ...grant, client_secret: key }), 401, "invalid_client");
    await refused(await form({ ...grant, client_id: id, client_secret: other.key }), 401, "invalid_client");
    await refused(await form({ ...grant, client_id: id, client_secret: "wrong" }), 401, "invalid_client");
    await refused(await form({ ...grant, client_id: id, client_secret: key }, basic(id, key)), 400, "invalid_request");
    const challenged = await form(grant, basic(id, "wrong"));
    expect(challenged.headers.get("www-authenticate")).toMatch(/^Basic /);
    await refused(challenged, 401, "invalid_client");
    await refused(await form(grant, { authorization: `Bearer ${key}` }), 401, "invalid_client");
  });

  it("ends with the key and not before: revoked or expired, the token opens nothing at once", async () => {
    const { id, key } = await newKey();
    const token = await tokenOf(await form({ grant_type: "client_credentials" }, basic(id, key)));
    expect(await opens(token)).toBe(200);
    await api.database.db
      .update(apiKeys)
      .set({ expiresAt: new Date(0) })
      .where(eq(apiKeys.id, id));
    api.runtime.changes.publish({ type: "key", id });
    expect(await opens(token)).toBe(401);
    const second = await newKey();
    const another = await tokenOf(await form({ grant_type: "client_credentials" }, basic(second.id, second.key)));
    expect(await opens(another)).toBe(200);
    await revokeKey(api.workspace.owner, { id: second.id });
    expect(await opens(another)).toBe(401);
  });
});

describe("a member's e-mail and password", () => {
  it("give a token that stands for the person, until the password changes or the membership ends", async () => {
    const username = await newPerson("editor", "correct horse");
    const grant = { grant_type: "password", username, password: "correct horse" };
    const token = await tokenOf(await form(grant));
    expect(await opens(token)).toBe(200);
    expect(await opens(await tokenOf(await json(grant)))).toBe(200);
    await changePassword(api.workspace.editor, { current: "correct horse", next: "another password" });
    expect(await opens(token)).toBe(401);
    await refused(await form(grant), 400, "invalid_grant");
    const fresh = await tokenOf(await form({ ...grant, password: "another password" }));
    await removeMember(api.workspace.owner, { userId: api.workspace.editor.actor.userId });
    expect(await opens(fresh)).toBe(401);
    await refused(await form({ ...grant, password: "another password" }), 400, "invalid_grant");
  });

  it("are tried as often as at the sign-in, and then not at all for a while", async () => {
    const username = await newPerson("viewer", "correct horse");
    const grant = { grant_type: "password", username };
    for (let n = 0; n < 10; n += 1) await refused(await form({ ...grant, password: "wrong" }), 400, "invalid_grant");
    const limited = await form({ ...grant, password: "correct horse" });
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    await refused(limited, 429, "temporarily_unavailable");
  });
});

describe("what is no request for a token", () => {
  it("is refused in the words of RFC 6749", async () => {
    await refused(await form({}), 400, "invalid_request");
    await refused(await form({ grant_type: "password", username: "x" }), 400, "invalid_request");
    await refused(await form({ grant_type: "implicit" }), 400, "unsupported_grant_type");
    await refused(
      await post({ body: "{", headers: { "content-type": "application/json" } }),
      ...([400, "invalid_request"] as const),
    );
    expect((await fetch(`${api.origin}/api/v1/oauth/token?grant_type=password`)).status).toBe(401);
  });
});

describe("an access token", () => {
  it("is refused when it is expired, forged, or sealed for something else", async () => {
    const { id } = await newKey();
    const { secret } = api.runtime.auth;
    const { userId } = api.workspace.owner.actor;
    const good = await encodeAccess(secret, { kind: "key", keyId: id });
    expect(await opens(good)).toBe(200);
    const payload = { use: "key-access", sub: id };
    for (const token of [
      await encode({ secret, salt: "access token", token: payload, maxAge: -60 }),
      await encode({ secret: "another secret of thirty-two characters", salt: "access token", token: payload }),
      await encode({ secret, token: payload }),
      await api.runtime.auth.newSession({ userId, epoch: 0 }),
      `${good.slice(0, -2)}AA`,
      "a".repeat(5_000),
    ])
      expect(await opens(token)).toBe(401);
  });

  it("is no session and no key", async () => {
    const { userId } = api.workspace.owner.actor;
    const token = await encodeAccess(api.runtime.auth.secret, { kind: "member", userId, epoch: 0 });
    expect(await api.runtime.auth.currentMember(new Headers({ cookie: `weft-session=${token}` }))).toBeNull();
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${api.origin}/api/v1/chatflows`, { headers })).status).toBe(401);
  });
});
