import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { createFlow } from "../flows/create-flow";
import { listFlows } from "../flows/list-flows";
import { setFavourite } from "../flows/set-favourite";
import { tagFlows } from "../flows/tag-flows";
import { makeWorkspace, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { createFolder } from "./create-folder";
import { deleteFolder } from "./delete-folder";
import { listFolders } from "./list-folders";
import { moveFlows } from "./move-flows";
import { renameFolder } from "./rename-folder";

let database: OpenDatabase;
let here: TestWorkspace;
let there: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  [here, there] = [await makeWorkspace(testPorts(database.db)), await makeWorkspace(testPorts(database.db))];
});
afterAll(() => database.close());

const flow = async (name: string) => (await createFlow(here.editor, { kind: "chatflow", name })).id;
const places = async () => (await listFlows(here.viewer, {})).map(({ name, folderId }) => [name, folderId]);

describe("folders", () => {
  it("hold flows and folders, one in another, and no deeper", async () => {
    const { id } = await createFolder(here.editor, { name: "Sales" });
    const inner = await createFolder(here.editor, { name: "Europe", parentId: id });
    await expect(createFolder(here.editor, { name: "France", parentId: inner.id })).rejects.toThrow("two levels");
    await renameFolder(here.editor, { id, name: "Selling" });
    expect(await listFolders(here.viewer)).toEqual([
      { id: inner.id, name: "Europe", parentId: id },
      { id, name: "Selling", parentId: null },
    ]);
    await moveFlows(here.editor, { ids: [await flow("a")], folderId: inner.id });
    expect(await places()).toEqual([["a", inner.id]]);
  });

  it("leave their flows behind when they are deleted, where they lay themselves", async () => {
    const { id } = await createFolder(here.editor, { name: "Outer" });
    const inner = await createFolder(here.editor, { name: "Inner", parentId: id });
    await moveFlows(here.editor, { ids: [await flow("a")], folderId: inner.id });
    await deleteFolder(here.editor, { id: inner.id });
    expect(await places()).toEqual([["a", id]]);
    await deleteFolder(here.editor, { id });
    expect(await places()).toEqual([["a", null]]);
  });

  it("take no flow of another workspace, and no folder of another one", async () => {
    const a = await flow("a");
    const theirs = await createFolder(there.editor, { name: "Theirs" });
    const { id: foreign } = await createFlow(there.editor, { kind: "chatflow", name: "Foreign" });
    const { id: ours } = await createFolder(here.editor, { name: "Ours" });
    await expect(moveFlows(here.editor, { ids: [a, foreign], folderId: ours })).rejects.toThrow("no such flow");
    await expect(moveFlows(here.editor, { ids: [a], folderId: theirs.id })).rejects.toThrow("no such folder");
    await expect(tagFlows(here.editor, { ids: [foreign], add: ["x"], remove: [] })).rejects.toThrow("no such flow");
    expect(await places()).toEqual([["a", null]]);
  });
});

describe("tags and favourites", () => {
  it("are set for many flows at once, and are what Flowise calls the category", async () => {
    const ids = [await flow("a"), await flow("b")];
    await tagFlows(here.editor, { ids, add: ["Sales", "web"], remove: [] });
    await tagFlows(here.editor, { ids: ids.slice(0, 1), add: ["new"], remove: ["sales"] });
    const byName = new Map((await listFlows(here.viewer, {})).map(({ name, category }) => [name, category]));
    expect(Object.fromEntries(byName)).toEqual({ a: "web;new", b: "Sales;web" });
  });

  it("are limited", async () => {
    const ids = [await flow("a")];
    const add = Array.from({ length: 21 }, (_, n) => `t${String(n)}`);
    await expect(tagFlows(here.editor, { ids, add, remove: [] })).rejects.toThrow("at most 20 tags");
  });

  it("belong to one person each", async () => {
    const id = await flow("a");
    await setFavourite(here.viewer, { id, favourite: true });
    await setFavourite(here.viewer, { id, favourite: true });
    expect(await listFlows(here.viewer, {})).toMatchObject([{ favourite: true }]);
    expect(await listFlows(here.editor, {})).toMatchObject([{ favourite: false }]);
    await setFavourite(here.viewer, { id, favourite: false });
    expect(await listFlows(here.viewer, {})).toMatchObject([{ favourite: false }]);
  });
});
