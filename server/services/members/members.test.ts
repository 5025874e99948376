import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { invitations, users } from "@/server/data/schema/accounts";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { ServicePorts } from "../context";
import { makeWorkspace, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { acceptInvitation } from "./accept-invitation";
import { inviteMember } from "./invite-member";
import { listMembers } from "./list-members";
import { removeMember } from "./remove-member";
import { revokeInvitation } from "./revoke-invitation";
import { setMemberRole } from "./set-member-role";
import { showInvitation } from "./show-invitation";

let database: OpenDatabase;
let ports: ServicePorts;
let here: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  ports = testPorts(database.db);
});
beforeEach(async () => {
  here = await makeWorkspace(ports, "Invited to");
});
afterAll(() => database.close());

let n = 0;
const someone = () => ({ email: `Guest-${(n += 1)}@example.com`, name: "Guest", password: "long enough" });
const notValid = { code: "not_found", message: expect.stringContaining("not valid any more") };

describe("an invitation", () => {
  it("says where it leads and lets one person in, once", async () => {
    const { token } = await inviteMember(here.owner, { role: "editor" });
    expect(await showInvitation(ports, { token })).toEqual({ workspace: "Invited to", role: "editor", email: null });
    const guest = someone();
    const { userId } = await acceptInvitation(ports, { token, ...guest });
    const { members } = await listMembers(here.owner);
    expect(members.find((member) => member.userId === userId)).toMatchObject({ email: guest.email, role: "editor" });
    await expect(acceptInvitation(ports, { token, ...someone() })).rejects.toMatchObject(notValid);
    await expect(showInvitation(ports, { token })).rejects.toMatchObject(notValid);
  });

  it("of many who accept at once lets exactly one in", async () => {
    const { token } = await inviteMember(here.owner, { role: "viewer" });
    const all = await Promise.allSettled(
      Array.from({ length: 4 }, () => acceptInvitation(ports, { token, ...someone() })),
    );
    expect(all.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect((await listMembers(here.owner)).members).toHaveLength(4);
  });

  it("is kept only as a hash and ends after seven days, or when it is revoked", async () => {
    const { token, expiresAt } = await inviteMember(here.owner, { role: "viewer" });
    const rows = await ports.db.select().from(invitations).where(eq(invitations.workspaceId, here.id));
    expect(JSON.stringify(rows)).not.toContain(token);
    const late = { ...ports, clock: { now: () => new Date(expiresAt.getTime() + 1) } };
    await expect(acceptInvitation(late, { token, ...someone() })).rejects.toMatchObject(notValid);
    expect((expiresAt.getTime() - Date.now()) / 86_400_000).toBeCloseTo(7, 1);

    const [open] = (await listMembers(here.owner)).invitations;
    await revokeInvitation(here.owner, { id: open?.id ?? "" });
    await expect(showInvitation(ports, { token })).rejects.toMatchObject(notValid);
  });

  it("for one address is for nobody else", async () => {
    const guest = someone();
    const { token } = await inviteMember(here.owner, { role: "viewer", email: guest.email.toLowerCase() });
    await expect(acceptInvitation(ports, { token, ...someone() })).rejects.toMatchObject({ code: "forbidden" });
    await acceptInvitation(ports, { token, ...guest });
  });

  it("adds an existing account only with its password", async () => {
    const guest = someone();
    const first = await acceptInvitation(ports, { ...(await inviteMember(here.owner, { role: "viewer" })), ...guest });
    const there = await makeWorkspace(ports);
    const { token } = await inviteMember(there.owner, { role: "owner" });
    const taken = acceptInvitation(ports, { token, ...guest, email: guest.email.toUpperCase(), password: "a guess" });
    await expect(taken).rejects.toMatchObject({ code: "forbidden" });
    expect(await acceptInvitation(ports, { token, ...guest })).toEqual(first);
    expect(await ports.db.$count(users, eq(users.email, guest.email))).toBe(1);
  });

  it("is seen by owners only", async () => {
    await inviteMember(here.owner, { role: "viewer" });
    expect((await listMembers(here.owner)).invitations).toHaveLength(1);
    expect((await listMembers(here.editor)).invitations).toEqual([]);
  });
});

describe("a membership", () => {
  it("changes and ends by the owner's hand", async () => {
    const { userId } = here.viewer.actor;
    await setMemberRole(here.owner, { userId, role: "editor" });
    expect((await listMembers(here.owner)).members.find((member) => member.userId === userId)?.role).toBe("editor");
    await removeMember(here.owner, { userId });
    await expect(removeMember(here.owner, { userId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("of the last owner can neither be lowered nor ended", async () => {
    const { userId } = here.owner.actor;
    await expect(setMemberRole(here.owner, { userId, role: "viewer" })).rejects.toMatchObject({ code: "conflict" });
    await expect(removeMember(here.owner, { userId })).rejects.toMatchObject({ code: "conflict" });
    await setMemberRole(here.owner, { userId: here.editor.actor.userId, role: "owner" });
    await setMemberRole(here.owner, { userId, role: "viewer" });
  });

  it("two owners who lower each other at once leave one owner", async () => {
    const [one, two] = [here.owner.actor.userId, here.editor.actor.userId];
    await setMemberRole(here.owner, { userId: two, role: "owner" });
    const second = { ...here.editor, actor: { ...here.editor.actor, role: "owner" as const } };
    await Promise.allSettled([
      setMemberRole(here.owner, { userId: two, role: "viewer" }),
      setMemberRole(second, { userId: one, role: "viewer" }),
    ]);
    const { members } = await listMembers(here.owner);
    expect(members.filter((member) => member.role === "owner")).toHaveLength(1);
  });
});
