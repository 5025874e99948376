import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { flowVersions } from "@/server/data/schema/flows";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { newId } from "@/server/platform/ids";
import type { ServicePorts } from "../context";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { createFlow } from "./create-flow";
import { followFlow } from "./follow-flow";
import { getFlow } from "./get-flow";
import { getVersion } from "./get-version";
import { importFlow } from "./import-flow";
import { leaveFlow } from "./leave-flow";
import { listVersions } from "./list-versions";
import { nameVersion } from "./name-version";
import { publishFlow } from "./publish-flow";
import { saveFlow } from "./save-flow";

let database: OpenDatabase;
let ports: ServicePorts;
let here: TestWorkspace;
let time = Date.parse("2026-05-01T12:00:00Z");
beforeAll(async () => {
  database = await openTestDatabase();
  ports = { ...testPorts(database.db), clock: { now: () => new Date(time) } };
  here = await makeWorkspace(ports);
});
afterAll(() => database.close());

const emptyFlow = async () => (await createFlow(here.editor, { kind: "chatflow", name: "Flow" })).id;
const save = (
  id: string,
  baseNumber: number | null,
  note: string,
  more: Partial<Parameters<typeof saveFlow>[1]> = {},
) => saveFlow(here.editor, { id, baseNumber, document: someDocument(note), ...more });

describe("saving", () => {
  it("what is saved automatically publishes nothing; the same saved by hand does, and is no new version", async () => {
    const id = await emptyFlow();
    expect(await save(id, null, "a", { kind: "autosaved" })).toMatchObject({ number: 1, published: null });
    expect(await save(id, 1, "a")).toMatchObject({ number: 1, published: 1 });
    expect((await listVersions(here.viewer, { id })).versions).toMatchObject([{ number: 1, kind: "saved" }]);
    expect(await save(id, 1, "a", { kind: "autosaved" })).toMatchObject({ number: 1 });
  });

  it("the same document on an outdated base is no conflict", async () => {
    const id = await emptyFlow();
    await save(id, null, "a");
    await save(id, 1, "b");
    expect(await save(id, 1, "b")).toMatchObject({ number: 2 });
  });

  it("a save that is sent again is answered as it was, and stores nothing more", async () => {
    const id = await emptyFlow();
    const attempt = newId();
    await save(id, null, "a", { attempt });
    await save(id, 1, "by somebody else");
    expect(await save(id, null, "a and more", { attempt })).toMatchObject({ number: 1, repeated: true });
    expect((await listVersions(here.viewer, { id })).versions).toHaveLength(2);
  });
});

describe("the history", () => {
  it("tells of each version who made it, how, and what it is called, newest first", async () => {
    const { id } = await importFlow(here.editor, { json: { nodes: [], edges: [] }, name: "In" });
    await save(id, 1, "a", { kind: "autosaved" });
    await saveFlow(here.owner, {
      id,
      baseNumber: 2,
      document: { nodes: [], edges: [] },
      kind: "restored",
      restoredFrom: 1,
    });
    await nameVersion(here.editor, { id, number: 2, name: " Before the change " });
    expect((await listVersions(here.viewer, { id })).versions).toMatchObject([
      { number: 3, kind: "restored", restoredFrom: 1, author: "owner", name: null },
      { number: 2, kind: "autosaved", author: "editor", name: "Before the change" },
      { number: 1, kind: "imported", author: "editor", publishedAt: expect.any(Date) },
    ]);
    expect((await getVersion(here.viewer, { id, number: 2 })).document).toEqual(someDocument("a"));
    await expect(getVersion(here.viewer, { id, number: 9 })).rejects.toMatchObject({ code: "not_found" });
    await expect(nameVersion(here.viewer, { id, number: 2, name: "x" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("comes in pages", async () => {
    const id = await emptyFlow();
    for (let n = 0; n < 55; n += 1) await save(id, n || null, String(n));
    const first = await listVersions(here.viewer, { id });
    const second = await listVersions(here.viewer, { id, cursor: first.before ?? 0 });
    expect([...first.versions, ...second.versions].map(({ number }) => number)).toEqual(
      Array.from({ length: 55 }, (_, n) => 55 - n),
    );
    expect(second.before).toBeNull();
  });

  it("is thinned of what was saved automatically, and of nothing else", async () => {
    const id = await emptyFlow();
    await save(id, null, "first by hand");
    for (let n = 1; n <= 40; n += 1) {
      time += 5_000;
      await save(id, n, String(n), { kind: "autosaved" });
    }
    await nameVersion(here.editor, { id, number: 11, name: "Named" });
    await publishFlow(here.editor, { id, number: 21 });
    await publishFlow(here.editor, { id, number: 1 });
    time += 2 * 60 * 60_000;
    await save(id, 41, "much later", { kind: "autosaved" });
    const numbers = (await listVersions(here.viewer, { id })).versions.map(({ number }) => number);
    expect(numbers.length).toBeLessThan(12);
    expect(numbers).toEqual(expect.arrayContaining([42, 41, 21, 11, 1]));
    const [newest] = await database.db
      .select({ number: flowVersions.number })
      .from(flowVersions)
      .where(eq(flowVersions.id, (await getFlow(here.viewer, { id })).latest?.id ?? ""));
    expect(newest?.number).toBe(42);
  });
});

describe("following a flow", () => {
  it("tells who else is there with what they selected, until they leave or are not heard of", async () => {
    const id = await emptyFlow();
    const [mine, theirs] = [newId(), newId()];
    const look = (selected: string[] = []) => followFlow(here.editor, { id, tab: mine, selected, known: null });
    const other = (selected: string[]) => followFlow(here.owner, { id, tab: theirs, selected, known: null });
    expect((await look()).others).toEqual([]);
    expect((await other(["llm_0"])).others).toMatchObject([{ tab: mine, name: "editor" }]);
    expect((await look()).others).toEqual([
      { tab: theirs, userId: here.owner.actor.userId, name: "owner", selected: ["llm_0"] },
    ]);
    time += 13_000;
    expect((await look()).others).toEqual([]);
    await other([]);
    await leaveFlow(here.editor, { id, tab: theirs });
    expect((await look()).others).toHaveLength(1);
    await leaveFlow(here.owner, { id, tab: theirs });
    expect((await look()).others).toEqual([]);
  });

  it("tells the newest version to whoever does not know it, and nobody of another workspace anything", async () => {
    const id = await emptyFlow();
    await save(id, null, "a");
    const ask = (known: number | null) => followFlow(here.viewer, { id, tab: newId(), selected: [], known });
    expect(await ask(null)).toMatchObject({ published: 1, latest: { number: 1, author: "editor" } });
    expect((await ask(1)).latest).toBeNull();
    const elsewhere = await makeWorkspace(ports);
    const foreign = { id, tab: newId(), selected: [], known: null };
    await expect(followFlow(elsewhere.owner, foreign)).rejects.toMatchObject({ code: "not_found" });
    await expect(getVersion(elsewhere.owner, { id, number: 1 })).rejects.toMatchObject({ code: "not_found" });
    await expect(listVersions(elsewhere.owner, { id })).rejects.toMatchObject({ code: "not_found" });
  });
});
