import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testRuntime } from "@/server/api/testing/test-runtime";
import type { OpenDatabase } from "@/server/data/database";
import { users } from "@/server/data/schema/accounts";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { hashPassword } from "@/server/platform/password";
import type { Runtime } from "@/server/runtime";
import { changePassword } from "@/server/services/account/change-password";
import { createKey } from "@/server/services/keys/create-key";
import { revokeKey } from "@/server/services/keys/revoke-key";
import { removeMember } from "@/server/services/members/remove-member";
import { setMemberRole } from "@/server/services/members/set-member-role";
import { makeWorkspace, type TestWorkspace } from "@/server/services/testing/make-workspace";
import { sessionCookieName } from "./session-cookie";
import { verifyPerson } from "./verify-person";

let database: OpenDatabase;
let runtime: Runtime;
let here: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  runtime = await testRuntime(database);
  here = await makeWorkspace(runtime);
});
afterAll(() => database.close());

const cookie = (value: string) => new Headers({ cookie: `theme=dark; ${sessionCookieName(false)}=${value}; other=1` });
const sessionOf = async (userId: string, epoch = 0) => cookie(await runtime.auth.newSession({ userId, epoch }));

describe("a session", () => {
  it("stands for a person, their workspace and their role", async () => {
    const { actor } = here.editor;
    expect(await runtime.auth.currentMember(await sessionOf(actor.userId))).toEqual(actor);
  });

  it.each([
    ["no cookie", () => new Headers()],
    ["an empty cookie", () => cookie("")],
    ["nonsense", () => cookie("a.b.c.d.e")],
    ["a huge cookie", () => cookie("a".repeat(10_000))],
    ["the cookie of the other scheme", () => new Headers({ cookie: "__Secure-weft-session=x" })],
  ])("%s stands for nobody", async (_what, headers) => {
    expect(await runtime.auth.currentMember(headers())).toBeNull();
  });

  it("another token sealed with the same secret is none", async () => {
    const token = await encode({ secret: runtime.auth.secret, token: { sub: here.editor.actor.userId, epoch: 0 } });
    expect(await runtime.auth.currentMember(cookie(token))).toBeNull();
  });

  it("a session that has expired is none", async () => {
    const payload = { use: "session", sub: here.editor.actor.userId, epoch: 0 };
    const token = await encode({ secret: runtime.auth.secret, token: payload, maxAge: -60 });
    expect(await runtime.auth.currentMember(cookie(token))).toBeNull();
  });

  it("ends at once when the password changes; one made afterwards goes on", async () => {
    const { userId } = here.viewer.actor;
    const before = await sessionOf(userId);
    expect(await runtime.auth.currentMember(before)).not.toBeNull();
    const ctx = { ...runtime, actor: here.viewer.actor };
    const { sessionEpoch } = await changePassword(ctx, { current: "", next: "a new password" });
    expect(await runtime.auth.currentMember(before)).toBeNull();
    expect(await runtime.auth.currentMember(await sessionOf(userId, sessionEpoch))).not.toBeNull();
  });

  it("follows the person's role and ends with their membership, at once", async () => {
    const { userId } = here.viewer.actor;
    const headers = await sessionOf(userId);
    expect(await runtime.auth.currentMember(headers)).toMatchObject({ role: "viewer" });
    const owner = { ...runtime, actor: here.owner.actor };
    await setMemberRole(owner, { userId, role: "editor" });
    expect(await runtime.auth.currentMember(headers)).toMatchObject({ role: "editor" });
    await removeMember(owner, { userId });
    expect(await runtime.auth.currentMember(headers)).toBeNull();
  });

  it("of a deleted person is none", async () => {
    const { userId } = here.viewer.actor;
    const headers = await sessionOf(userId);
    await runtime.db.delete(users).where(eq(users.id, userId));
    expect(await runtime.auth.currentMember(headers)).toBeNull();
  });
});

describe("an API key", () => {
  it("is looked up once for many requests, and opens nothing at once after it is revoked", async () => {
    const ctx = { ...runtime, actor: here.editor.actor };
    const { id, key } = await createKey(ctx, { name: "k", scopes: ["predict"] });
    const actor = await runtime.auth.keyActor(key);
    expect(actor).toMatchObject({ keyId: id, workspaceId: here.id });
    expect(await runtime.auth.keyActor(key)).toBe(actor);
    await revokeKey(ctx, { id });
    expect(await runtime.auth.keyActor(key)).toBeNull();
  });
});

describe("e-mail address and password", () => {
  const password = "correct horse: battery";
  const withPassword = async () => {
    const { userId } = here.editor.actor;
    const email = `Person-${userId}@example.com`;
    await runtime.db
      .update(users)
      .set({ email, passwordHash: await hashPassword(password) })
      .where(eq(users.id, userId));
    return { userId, email };
  };
  const basic = (email: string, secret: string) => `Basic ${Buffer.from(`${email}:${secret}`).toString("base64")}`;

  it("open in any letter case of the address, and with a colon in the password", async () => {
    const { userId, email } = await withPassword();
    for (const spelling of [email, email.toUpperCase(), ` ${email.toLowerCase()} `]) {
      expect(await runtime.auth.memberByBasicAuth(basic(spelling, password), "10.0.0.1")).toMatchObject({ userId });
    }
  });

  it("wrong ones, unknown ones, ones without a password and malformed ones are all the same: nobody", async () => {
    const { email } = await withPassword();
    const headers = [
      basic(email, "wrong"),
      basic("nobody@example.com", password),
      basic(`viewer-${here.viewer.actor.userId}@example.com`, ""),
      "Basic",
      "Basic !!!",
      "Basic bm9jb2xvbg==",
      "Bearer x",
      "",
    ];
    for (const header of headers) expect(await runtime.auth.memberByBasicAuth(header, "10.0.0.2")).toBeNull();
  });

  it("stop opening after a password change, although the proof is remembered for seconds", async () => {
    const { email } = await withPassword();
    const header = basic(email, password);
    expect(await runtime.auth.memberByBasicAuth(header, "10.0.0.3")).not.toBeNull();
    await changePassword({ ...runtime, actor: here.editor.actor }, { current: password, next: "another password" });
    expect(await runtime.auth.memberByBasicAuth(header, "10.0.0.3")).toBeNull();
  });

  it("open at once when a wrong password becomes the right one", async () => {
    const { email } = await withPassword();
    const header = basic(email, "another password");
    expect(await runtime.auth.memberByBasicAuth(header, "10.0.0.5")).toBeNull();
    await changePassword({ ...runtime, actor: here.editor.actor }, { current: password, next: "another password" });
    expect(await runtime.auth.memberByBasicAuth(header, "10.0.0.5")).not.toBeNull();
  });

  it("are checked once for many requests with the same header", async () => {
    const { email } = await withPassword();
    const header = basic(email, password);
    for (let n = 0; n < 50; n += 1) expect(await runtime.auth.memberByBasicAuth(header, "10.0.0.4")).not.toBeNull();
  });

  it("can be guessed at ten times per account, from wherever", async () => {
    const { email } = await withPassword();
    const guess = (n: number, secret = `guess ${n}`) =>
      verifyPerson(runtime, { email: n % 2 ? email : email.toUpperCase(), password: secret, address: `10.1.0.${n}` });
    for (let n = 0; n < 10; n += 1) expect(await guess(n)).toBeNull();
    await expect(guess(11, password)).rejects.toMatchObject({ code: "rate_limited", retryAfter: expect.any(Number) });
  });

  it("can be guessed at thirty times from one address, for whichever accounts", async () => {
    const guess = (n: number) =>
      verifyPerson(runtime, { email: `someone-${n}@example.com`, password: "x", address: "10.2.0.1" });
    for (let n = 0; n < 30; n += 1) expect(await guess(n)).toBeNull();
    await expect(guess(31)).rejects.toMatchObject({ code: "rate_limited" });
  });
});
