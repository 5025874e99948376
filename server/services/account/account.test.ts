import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { identities, users, workspaces } from "@/server/data/schema/accounts";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { ServicePorts } from "../context";
import { inviteMember } from "../members/invite-member";
import { createOwner } from "../setup/create-owner";
import { needsSetup } from "../setup/needs-setup";
import { makeWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { changePassword } from "./change-password";
import { enterByIdentity, type IdentityProof } from "./enter-by-identity";
import { getAccount } from "./get-account";
import { renameWorkspace } from "./rename-workspace";
import { setLocale } from "./set-locale";
import { updateAccount } from "./update-account";

let database: OpenDatabase;
let ports: ServicePorts;
beforeAll(async () => {
  database = await openTestDatabase();
  ports = testPorts(database.db);
});
afterAll(() => database.close());

describe("setting up", () => {
  it("of many first visitors at once exactly one becomes the owner, and nobody after", async () => {
    await ports.db.insert(workspaces).values({ name: "First" });
    expect(await needsSetup(ports.db)).toBe(true);
    const person = (n: number) => ({ email: `first-${n}@example.com`, password: "long enough", name: "First" });
    const all = await Promise.allSettled([1, 2, 3].map((n) => createOwner(ports, person(n))));
    expect(all.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await needsSetup(ports.db)).toBe(false);
    await expect(createOwner(ports, person(4))).rejects.toMatchObject({ code: "forbidden" });
    expect(await ports.db.$count(users)).toBe(1);
  });
});

describe("an account", () => {
  it("tells who one is, where and as what", async () => {
    const here = await makeWorkspace(ports, "Here");
    await updateAccount(here.editor, { name: "Ada" });
    await renameWorkspace(here.owner, { name: "There" });
    expect(await getAccount(here.editor)).toMatchObject({
      user: { id: here.editor.actor.userId, name: "Ada", hasPassword: false },
      workspace: { id: here.id, name: "There" },
      role: "editor",
    });
    expect(JSON.stringify(await getAccount(here.editor))).not.toContain("passwordHash");
  });

  it("remembers the language of one's screens, until the browser decides again", async () => {
    const { editor, viewer } = await makeWorkspace(ports);
    expect(await getAccount(editor)).toMatchObject({ user: { locale: null } });
    await setLocale(editor, { locale: "pt-BR" });
    expect(await getAccount(editor)).toMatchObject({ user: { locale: "pt-BR" } });
    expect(await getAccount(viewer)).toMatchObject({ user: { locale: null } });
    await setLocale(editor, { locale: null });
    expect(await getAccount(editor)).toMatchObject({ user: { locale: null } });
  });

  it("a new password needs the current one and raises the epoch", async () => {
    const { viewer } = await makeWorkspace(ports);
    expect(await changePassword(viewer, { current: "", next: "first password" })).toEqual({ sessionEpoch: 1 });
    await expect(changePassword(viewer, { current: "wrong", next: "x" })).rejects.toMatchObject({ code: "forbidden" });
    expect(await changePassword(viewer, { current: "first password", next: "second password" })).toEqual({
      sessionEpoch: 2,
    });
  });

  it("of two changes at once one is refused", async () => {
    const { viewer } = await makeWorkspace(ports);
    const both = await Promise.allSettled(["one", "two"].map((next) => changePassword(viewer, { current: "", next })));
    expect(both.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });
});

describe("an outside identity", () => {
  let n = 0;
  const proof = (more: Partial<IdentityProof> = {}): IdentityProof => ({
    ...{ provider: "google", subject: `subject-${(n += 1)}`, email: `outside-${n}@example.com`, name: "Outside" },
    ...{ inviteToken: undefined, signedInAs: undefined },
    ...more,
  });

  it("that nobody invited opens nothing, even with the address of a member", async () => {
    const { owner } = await makeWorkspace(ports);
    const { email } = (await getAccount(owner)).user;
    expect(await enterByIdentity(ports, proof({ email }))).toBe("uninvited");
    const { token } = await inviteMember(owner, { role: "viewer" });
    expect(await enterByIdentity(ports, proof({ email, inviteToken: token }))).toBe("address_taken");
    expect(await ports.db.$count(identities)).toBe(0);
  });

  it("comes in with an invitation once, and is known afterwards", async () => {
    const { owner } = await makeWorkspace(ports);
    const { token } = await inviteMember(owner, { role: "viewer" });
    const guest = proof({ inviteToken: token });
    const entry = await enterByIdentity(ports, guest);
    expect(entry).toEqual({ userId: expect.any(String), epoch: 0 });
    expect(await enterByIdentity(ports, { ...guest, inviteToken: undefined, email: "changed@example.com" })).toEqual(
      entry,
    );
    expect(await enterByIdentity(ports, proof({ inviteToken: token }))).toBe("uninvited");
  });

  it("does not use an invitation meant for another address", async () => {
    const { owner } = await makeWorkspace(ports);
    const { token } = await inviteMember(owner, { role: "viewer", email: "meant@example.com" });
    expect(await enterByIdentity(ports, proof({ inviteToken: token }))).toBe("uninvited");
    expect(await enterByIdentity(ports, proof({ inviteToken: token, email: undefined }))).toBe("no_address");
    expect(await enterByIdentity(ports, proof({ inviteToken: token, email: "Meant@example.com" }))).toMatchObject({
      epoch: 0,
    });
  });

  it("is bound to the person who is signed in, and to nobody else after that", async () => {
    const [one, two] = [await makeWorkspace(ports), await makeWorkspace(ports)];
    const mine = proof({ signedInAs: one.owner.actor.userId });
    expect(await enterByIdentity(ports, mine)).toMatchObject({ userId: one.owner.actor.userId });
    expect(await enterByIdentity(ports, { ...mine, signedInAs: two.owner.actor.userId })).toMatchObject({
      userId: one.owner.actor.userId,
    });
    const rows = await ports.db.select().from(identities).where(eq(identities.subject, mine.subject));
    expect(rows).toHaveLength(1);
  });
});
