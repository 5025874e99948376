import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testRuntime } from "@/server/api/testing/test-runtime";
import type { OpenDatabase } from "@/server/data/database";
import { users } from "@/server/data/schema/accounts";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { tellNextAuth } from "@/server/env";
import { hashPassword } from "@/server/platform/password";
import type { Runtime } from "@/server/runtime";
import { changePassword } from "@/server/services/account/change-password";
import { inviteMember } from "@/server/services/members/invite-member";
import { makeWorkspace, type TestWorkspace } from "@/server/services/testing/make-workspace";
import { createBrowser } from "./testing/browser";
import { type OidcProvider, startOidcProvider } from "./testing/oidc-provider";

const client = { id: "weft", secret: "a-secret-of-the-client" };
const password = "correct horse battery";
const origin = "http://localhost:3000";
let database: OpenDatabase;
let provider: OidcProvider;
let runtime: Runtime;
let here: TestWorkspace;
let email: string;

beforeAll(async () => {
  tellNextAuth();
  database = await openTestDatabase();
  provider = await startOidcProvider(client);
});
beforeEach(async () => {
  runtime = await testRuntime(database, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
  });
  here = await makeWorkspace(runtime);
  email = `${here.editor.actor.userId}@example.com`;
  const passwordHash = await hashPassword(password);
  await runtime.db.update(users).set({ email, passwordHash }).where(eq(users.id, here.editor.actor.userId));
});
afterAll(async () => {
  await provider.close();
  await database.close();
});

const signIn = (browser: ReturnType<typeof createBrowser>, form: Record<string, string>) =>
  browser.post("/api/auth/callback/credentials", { ...form, redirect: "false", callbackUrl: "/" });
const session = async (browser: ReturnType<typeof createBrowser>): Promise<unknown> =>
  (await browser.send("/api/auth/session")).json();

describe("signing in with a password", () => {
  it("begins a session, and signing out ends it", async () => {
    const browser = createBrowser(runtime, origin);
    expect(await signIn(browser, { email, password })).toBe(`${origin}/`);
    expect(await runtime.auth.currentMember(browser.headers())).toEqual(here.editor.actor);
    expect(await session(browser)).toEqual({ expires: expect.any(String), user: {} });
    await browser.post("/api/auth/signout", { callbackUrl: "/sign-in" });
    expect(await runtime.auth.currentMember(browser.headers())).toBeNull();
    expect(await session(browser)).toEqual({});
  });

  it("says the same for a wrong password as for an unknown address", async () => {
    const browser = createBrowser(runtime, origin);
    const wrong = await signIn(browser, { email, password: "wrong" });
    expect(new URL(wrong).searchParams.get("error")).toBe("CredentialsSignin");
    expect(await signIn(browser, { email: "nobody@example.com", password })).toBe(wrong);
    expect(browser.jar.has("weft-session")).toBe(false);
  });

  it("is refused after too many tries, and says so", async () => {
    const browser = createBrowser(runtime, origin);
    for (let n = 0; n < 10; n += 1) await signIn(browser, { email, password: "guess" });
    expect(new URL(await signIn(browser, { email, password })).searchParams.get("error")).toBe("RateLimited");
  });

  it("does nothing without the token that other sites cannot read", async () => {
    const browser = createBrowser(runtime, origin);
    await browser.send("/api/auth/callback/credentials", { email, password, csrfToken: "made-up" });
    expect(browser.jar.has("weft-session")).toBe(false);
  });

  it("never leads to another site", async () => {
    const browser = createBrowser(runtime, origin);
    const form = { email, password, callbackUrl: "https://evil.example/" };
    expect(await browser.post("/api/auth/callback/credentials", form)).toBe(origin);
  });

  it("a forged host header does not decide where links lead", async () => {
    const behindProxy = await testRuntime(database, { APP_URL: "https://weft.example.com" });
    const browser = createBrowser(behindProxy, "http://evil.example");
    expect(await signIn(browser, { email, password })).toBe("https://weft.example.com/");
  });

  it("a browser whose session ended elsewhere is told to drop it", async () => {
    const browser = createBrowser(runtime, origin);
    await signIn(browser, { email, password });
    await changePassword({ ...runtime, actor: here.editor.actor }, { current: password, next: "another password" });
    expect(await session(browser)).toEqual({});
    expect(browser.jar.has("weft-session")).toBe(false);
  });

  it("the cookie is out of reach of scripts and other sites, and of plain http where the server has https", async () => {
    const cookieOf = async (made: Runtime, at: string) => {
      const browser = createBrowser(made, at);
      const { csrfToken }: { csrfToken: string } = await (await browser.send("/api/auth/csrf")).json();
      const response = await browser.send("/api/auth/callback/credentials", { email, password, csrfToken });
      return response.headers.getSetCookie().find((line) => line.includes("weft-session="));
    };
    expect(await cookieOf(runtime, origin)).toMatch(/^weft-session=.*; Path=\/; .*HttpOnly; SameSite=Lax$/);
    const secure = await testRuntime(database, { APP_URL: "https://weft.example.com" });
    expect(await cookieOf(secure, "https://weft.example.com")).toMatch(
      /^__Secure-weft-session=.*HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});

describe("signing in with an outside account", () => {
  let n = 0;
  const somebody = () => ({ sub: `subject-${(n += 1)}`, email: `outside-${n}-${Date.now()}@example.com`, name: "Ada" });
  async function through(
    browser: ReturnType<typeof createBrowser>,
    person: { sub: string; email: string },
    from = "/",
  ) {
    const authorizeUrl = await browser.post("/api/auth/signin/oidc", { callbackUrl: `${origin}${from}` });
    expect(new URL(authorizeUrl).searchParams.get("redirect_uri")).toBe(`${origin}/api/auth/callback/oidc`);
    const back = new URL(provider.consent(authorizeUrl, person));
    return (await browser.send(back.pathname + back.search)).headers.get("location");
  }

  it("refuses a stranger with a page that says so, even with a member's address", async () => {
    const browser = createBrowser(runtime, origin);
    expect(await through(browser, { ...somebody(), email })).toMatch(/\/sign-in\?error=Uninvited$/);
    expect(browser.jar.has("weft-session")).toBe(false);
  });

  it("lets the holder of an invitation in through its page, and knows them from then on", async () => {
    const { token } = await inviteMember(here.owner, { role: "viewer" });
    const guest = somebody();
    const first = createBrowser(runtime, origin);
    expect(await through(first, guest, `/invite/${token}`)).toBe("/");
    const member = await runtime.auth.currentMember(first.headers());
    expect(member).toMatchObject({ workspaceId: here.id, role: "viewer" });

    const later = createBrowser(runtime, origin);
    expect(await through(later, guest, "/credentials")).toBe(`${origin}/credentials`);
    expect(await runtime.auth.currentMember(later.headers())).toEqual(member);
  });

  it("is connected to the account that is signed in at the time", async () => {
    const browser = createBrowser(runtime, origin);
    await signIn(browser, { email, password });
    const mine = somebody();
    await through(browser, mine);
    const elsewhere = createBrowser(runtime, origin);
    await through(elsewhere, mine);
    expect(await runtime.auth.currentMember(elsewhere.headers())).toEqual(here.editor.actor);
  });

  it("an answer that belongs to another browser's sign-in is refused", async () => {
    const { token } = await inviteMember(here.owner, { role: "viewer" });
    const attacker = createBrowser(runtime, origin);
    const authorizeUrl = await attacker.post("/api/auth/signin/oidc", { callbackUrl: `${origin}/invite/${token}` });
    const back = new URL(provider.consent(authorizeUrl, somebody()));
    const victim = createBrowser(runtime, origin);
    await victim.send(back.pathname + back.search);
    expect(victim.jar.has("weft-session")).toBe(false);
  });
});
