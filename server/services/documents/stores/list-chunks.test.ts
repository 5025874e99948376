import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { documentChunks, documentLoaders } from "@/server/data/schema/document-stores";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { newId } from "@/server/platform/ids";
import { makeWorkspace, type TestWorkspace } from "../../testing/make-workspace";
import { testPorts } from "../../testing/test-ports";
import { createStore } from "./create-store";
import { listChunks } from "./list-chunks";

let database: OpenDatabase;
let here: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  here = await makeWorkspace(testPorts(database.db));
});
afterAll(() => database.close());

async function storeOf(...contents: string[]): Promise<string> {
  const { id: storeId } = await createStore(here.editor, { name: "Handbook" });
  const [loaderId, making, workspaceId] = [newId(), newId(), here.id];
  await database.db.insert(documentLoaders).values({
    ...{ id: loaderId, workspaceId, storeId, name: "Text", loader: { name: "plainText", inputs: {} }, making },
    chunks: contents.length,
    characters: contents.join("").length,
  });
  const of = { workspaceId, storeId, loaderId, metadata: {} };
  await database.db.insert(documentChunks).values([
    ...contents.map((content, place) => ({ ...of, making, number: place + 1, content })),
    // Of a making that was never completed.
    { ...of, making: newId(), number: 1, content: "100 % looms" },
  ]);
  return storeId;
}

test("a search keeps the chunks that hold the words, whatever their case, and counts only those", async () => {
  const id = await storeOf("The loom is old.", "LOOMS cost 100 % more.", "Parking is 100 euros.");
  const found = async (search?: string) => {
    const { chunks, count, characters } = await listChunks(here.viewer, { id, search });
    return { numbers: chunks.map(({ number }) => number), count, characters };
  };
  expect(await found()).toEqual({ numbers: [1, 2, 3], count: 3, characters: 59 });
  expect(await found("loom")).toEqual({ numbers: [1, 2], count: 2, characters: 38 });
  expect(await found("100 %")).toEqual({ numbers: [2], count: 1, characters: 22 });
  expect(await found("no such word")).toEqual({ numbers: [], count: 0, characters: 0 });
});
