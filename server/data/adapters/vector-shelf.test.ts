import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { makeWorkspace, type TestWorkspace } from "@/server/services/testing/make-workspace";
import { testPorts } from "@/server/services/testing/test-ports";
import { seededRandom } from "@/server/engine/agentflow/testing/seeded-random";
import { openTestDatabase } from "../testing/test-database";
import { createVectorShelf } from "./vector-shelf";

const document = (id: string, pageContent: string, vector: number[], metadata: Record<string, unknown> = {}) => ({
  ...{ id, pageContent, vector, metadata },
});

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, n) => sum + value * (b[n] ?? 0), 0);
const cosine = (a: readonly number[], b: readonly number[]): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

describe("the vectors this server keeps", () => {
  let database: OpenDatabase;
  let workspace: TestWorkspace;
  let stranger: TestWorkspace;
  beforeAll(async () => {
    database = await openTestDatabase();
    workspace = await makeWorkspace(testPorts(database.db), "One");
    stranger = await makeWorkspace(testPorts(database.db), "Two");
  });
  afterAll(() => database.close());

  describe.each([true, false])("with the vector extension: %s", (wanted) => {
    const shelf = (of = workspace) =>
      createVectorShelf(
        { statement: database.statement, vectors: wanted && database.vectors },
        of.owner.actor.workspaceId,
      );

    test("the nearest come first, with their cosine, whatever their length", async () => {
      const books = shelf().open(`books ${wanted}`, "m");
      await books.put([
        document("a", "north", [0, 3, 0]),
        document("b", "north-east", [1, 1, 0]),
        document("c", "up", [0, 0, 0.5]),
      ]);
      const found = await books.search({ vector: [0, 1, 0], k: 2 });
      expect(found.map(({ id }) => id)).toEqual(["a", "b"]);
      expect(found[0]?.score).toBeCloseTo(1, 5);
      expect(found[1]?.score).toBeCloseTo(Math.SQRT1_2, 5);
      expect(await books.count()).toBe(3);
    });

    test("of more rows than are compared in full the nearest are found", async () => {
      const many = shelf().open(`many ${wanted}`, "m");
      const random = seededRandom(7);
      const vectors = Array.from({ length: 3000 }, () => Array.from({ length: 128 }, () => random.below(1000) - 400));
      await many.put(vectors.map((vector, n) => document(String(n), "text", vector)));
      const asked = vectors[1234]?.map((value) => value + random.below(500) - 250) ?? [];
      const cosines = vectors.map((vector, n) => ({ id: String(n), score: cosine(vector, asked) }));
      const nearest = cosines.toSorted((a, b) => b.score - a.score).slice(0, 3);
      const found = await many.search({ vector: asked, k: 3 });
      expect(found.map(({ id }) => id)).toEqual(nearest.map(({ id }) => id));
      expect(found[0]?.id).toBe("1234");
      expect(found[0]?.score).toBeCloseTo(nearest[0]?.score ?? 0, 4);
    });

    test("a document under a known id is replaced, and removed ones are gone", async () => {
      const notes = shelf().open(`notes ${wanted}`, "m");
      await notes.put([document("a", "old", [1, 0]), document("b", "other", [0, 1])]);
      await notes.put([document("a", "new\0", [1, 0])]);
      await notes.remove(["b"]);
      const found = await notes.search({ vector: [1, 0], k: 5, withVectors: true });
      expect(found.map(({ pageContent }) => pageContent)).toEqual(["new"]);
      expect(found[0]?.vector).toEqual([1, 0]);
    });

    test("a filter keeps to documents that hold all of it", async () => {
      const pages = shelf().open(`pages ${wanted}`, "m");
      await pages.put([
        document("a", "one", [1, 0], { book: "x", loc: { page: 1 } }),
        document("b", "two", [1, 0], { book: "y", loc: { page: 1 } }),
      ]);
      const found = await pages.search({ vector: [1, 0], k: 5, filter: { book: "y", loc: { page: 1 } } });
      expect(found.map(({ id }) => id)).toEqual(["b"]);
    });

    test("words find what holds any of them, the rarer and denser first", async () => {
      const words = shelf().open(`words ${wanted}`, "m");
      await words.put([
        document("a", "The loom weaves cloth. A loom needs a weaver.", [1, 0]),
        document("b", "The cat sleeps.", [1, 0]),
        document("c", "Cloth is sold by the metre.", [1, 0]),
      ]);
      const found = await words.searchWords({ text: "which loom makes the best cloth?", k: 5 });
      expect(found.map(({ id }) => id)).toEqual(["a", "c"]);
    });

    test("another workspace's collection of the same name is another one", async () => {
      await shelf()
        .open(`own ${wanted}`, "m")
        .put([document("a", "ours", [1, 0])]);
      const theirs = shelf(stranger).open(`own ${wanted}`, "m");
      expect(await theirs.search({ vector: [1, 0], k: 5 })).toEqual([]);
      await shelf(stranger).remove(`own ${wanted}`);
      expect(await shelf().open(`own ${wanted}`, "m").count()).toBe(1);
    });

    test("vectors of another model or length are refused with what to do", async () => {
      const mixed = `mixed ${wanted}`;
      await shelf()
        .open(mixed, "first")
        .put([document("a", "text", [1, 0])]);
      await expect(
        shelf()
          .open(mixed, "second")
          .search({ vector: [1, 0], k: 1 }),
      ).rejects.toThrow(/“first”/);
      await expect(
        shelf()
          .open(mixed, "first")
          .put([document("b", "text", [1, 0, 0])]),
      ).rejects.toThrow(/2 numbers/);
    });

    test("one that was emptied takes vectors of another model and length", async () => {
      const name = `emptied ${wanted}`;
      const first = shelf().open(name, "first");
      await first.put([document("a", "text", [1, 0])]);
      await first.remove(["a"]);
      await shelf()
        .open(name, "second")
        .put([document("b", "text", [1, 0, 0])]);
      await shelf().open(name, "second").remove(["b"]);
      const longer = shelf().open(name, "second");
      await longer.put([document("c", "text", [1, 0, 0, 0])]);
      expect(await longer.count()).toBe(1);
    });
  });
});
