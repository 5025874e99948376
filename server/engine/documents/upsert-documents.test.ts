import { describe, expect, test } from "vitest";
import type { DocumentSource, RecordManager, TextDocument, VectorIndex } from "@/server/nodes/documents/document-slots";
import { inMemoryDocuments } from "../testing/in-memory-documents";
import { upsertDocuments, type UpsertResult } from "./upsert-documents";

const doc = (pageContent: string, source: string): TextDocument => ({ pageContent, metadata: { source } });

/** A store over lists of documents, with its record manager; both forget nothing between two upserts. */
function aStore(cleanup: RecordManager["cleanup"] = "none") {
  const kept = inMemoryDocuments();
  const collection = kept.vectors.open("c", "letters");
  const records = { ...kept.records.open("n"), namespace: "n", cleanup, sourceIdKey: "source" };
  const state = { documents: [] as TextDocument[], embedded: 0, failOn: "", clock: 0 };
  const source: DocumentSource = {
    async *load({ skip }) {
      for (const one of state.documents) {
        if (one.pageContent === "BROKEN") skip(String(one.metadata["source"]), "It cannot be read.");
        else yield one;
      }
    },
  };
  const index: VectorIndex = {
    sources: [source],
    embedder: {
      model: "letters",
      async embedDocuments(texts) {
        state.embedded += texts.length;
        return kept.embed(texts);
      },
      embedQuery: async (text) => (await kept.embed([text]))[0] ?? [],
    },
    recordManager: records,
    async put(documents) {
      if (documents.some(({ pageContent }) => pageContent === state.failOn)) throw new Error("The store is down.");
      await collection.put(documents);
    },
    remove: (ids) => collection.remove(ids),
    search: (query) => collection.search(query),
  };
  const upsert = async (documents: TextDocument[], signal = new AbortController().signal): Promise<UpsertResult> => {
    state.documents = documents;
    const work = upsertDocuments(
      { index, files: [], keyOf: JSON.stringify, now: () => new Date((state.clock += 1)) },
      signal,
    );
    for (;;) {
      const { value, done } = await work.next();
      if (done) return value;
    }
  };
  const held = async () => {
    const [vector = []] = await kept.embed(["x"]);
    return (await collection.search({ vector, k: 10_000 })).map(({ pageContent }) => pageContent).toSorted();
  };
  const recorded = async () => (await records.stale({ before: new Date(1e9), limit: 10_000 })).length;
  return { upsert, held, recorded, state };
}

describe("an upsert", () => {
  test("stores what is new and embeds nothing twice", async () => {
    const store = aStore();
    const documents = [doc("one", "a"), doc("two", "a"), doc("one", "a")];
    expect(await store.upsert(documents)).toMatchObject({ numAdded: 2, numSkipped: 1, numDeleted: 0, total: 3 });
    expect(await store.upsert(documents)).toMatchObject({ numAdded: 0, numSkipped: 3, numDeleted: 0, addedDocs: [] });
    expect(store.state.embedded).toBe(2);
    expect(await store.held()).toEqual(["one", "two"]);
  });

  test.each([
    ["none", ["left", "new", "old", "other"], 0],
    ["incremental", ["left", "new", "other"], 1],
    ["full", ["left", "new"], 2],
  ] as const)("with clean-up %s leaves %j", async (cleanup, left, deleted) => {
    const store = aStore(cleanup);
    await store.upsert([doc("left", "a"), doc("old", "a"), doc("other", "b")]);
    expect(await store.upsert([doc("left", "a"), doc("new", "a")])).toMatchObject({ numDeleted: deleted });
    expect(await store.held()).toEqual(left);
    expect(await store.recorded()).toBe(left.length);
  });

  test("of a source larger than a batch deletes nothing that is still there", async () => {
    const store = aStore("incremental");
    const many = Array.from({ length: 250 }, (_, place) => doc(`document ${place}`, "a"));
    await store.upsert(many);
    expect(await store.upsert(many)).toMatchObject({ numAdded: 0, numDeleted: 0, numSkipped: 250 });
    expect(store.state.embedded).toBe(250);
  });

  test("names what could not be read, takes the rest, and deletes nothing on its account", async () => {
    const store = aStore("full");
    await store.upsert([doc("one", "a"), doc("two", "b")]);
    const result = await store.upsert([doc("three", "c"), doc("BROKEN", "b")]);
    expect(result.failures).toEqual([{ item: "b", reason: "It cannot be read." }]);
    expect(await store.held()).toEqual(["one", "three", "two"]);
  });

  test("that fails half-way leaves store and records in agreement after the next one", async () => {
    const store = aStore("full");
    const first = Array.from({ length: 150 }, (_, place) => doc(`first ${place}`, "a"));
    store.state.failOn = "first 120";
    await expect(store.upsert(first)).rejects.toThrow("The store is down.");
    expect(await store.held()).toHaveLength(100);
    store.state.failOn = "";
    expect(await store.upsert(first)).toMatchObject({ numAdded: 50, numSkipped: 100 });
    expect(await store.held()).toHaveLength(150);
    expect(await store.recorded()).toBe(150);
  });

  test("that is aborted keeps what it has told and ends", async () => {
    const store = aStore();
    const stop = new AbortController();
    const many = Array.from({ length: 250 }, (_, place) => doc(`document ${place}`, "a"));
    stop.abort(new Error("Stopped."));
    await expect(store.upsert(many, stop.signal)).rejects.toThrow("Stopped.");
    expect(await store.held()).toEqual([]);
  });

  test("without anything to load says what to do", async () => {
    await expect(aStore().upsert([])).rejects.toThrow(/connect a document loader/);
  });
});
