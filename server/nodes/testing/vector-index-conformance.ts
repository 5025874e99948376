import { describe, expect, test } from "vitest";
import { chatIdKey } from "@/domain/documents/chat-id-key";
import { isAppError } from "@/domain/errors";
import type { EmbeddedDocument, VectorIndex } from "../documents/document-slots";

export interface StoreUnderTest {
  /** The store of that name, empty when first opened. */
  open(collection: string): Promise<VectorIndex>;
  /** What a search says before anything was stored; nothing is found where it is no error. */
  missing?: RegExp;
  /** Metadata as deep as it was put, not only one level of it. */
  keepsDepth?: boolean;
}

const { signal } = new AbortController();
/** Ids have the form that every store takes. */
const idOf = (number: number): string => `00000000-0000-8000-8000-${String(number).padStart(12, "0")}`;
const document = (number: number, pageContent: string, vector: number[], metadata = {}): EmbeddedDocument => ({
  ...{ id: idOf(number), pageContent, vector, metadata },
});
const unit = (degrees: number): number[] => [
  Math.cos((degrees / 180) * Math.PI),
  Math.sin((degrees / 180) * Math.PI),
  0,
];

let made = 0;
const fresh = (): string => `Conformance${Date.now().toString(36)}${(made += 1)}`;
const ask = (vector: number[], k: number) => ({ vector, text: "question", k });

/** What every vector store must do, whoever keeps the vectors. */
export function describeVectorIndex(name: string, store: StoreUnderTest): void {
  const texts = (found: readonly { pageContent: string }[]): string[] => found.map(({ pageContent }) => pageContent);

  describe(`${name} as a vector store`, () => {
    test("finds the nearest first, with scores between 0 and 1 that fall", async () => {
      const index = await store.open(fresh());
      await index.put(
        [
          document(1, "far", unit(170)),
          document(2, "near", unit(10)),
          document(3, "nearest", unit(1)),
          document(4, "mid", unit(60)),
        ],
        signal,
      );
      const found = await index.search(ask(unit(0), 3), signal);
      expect(texts(found)).toEqual(["nearest", "near", "mid"]);
      const scores = found.map(({ score = -1 }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      for (const score of scores) expect(score).toSatisfy((value: number) => value >= 0 && value <= 1);
      expect(scores[0]).toBeGreaterThan(0.98);
      const all = await index.search(ask(unit(0), 10), signal);
      expect(texts(all)).toEqual(["nearest", "near", "mid", "far"]);
      expect(all.at(-1)?.score).toBeGreaterThanOrEqual(0);
    });

    test("gives text, id and metadata back as they were", async () => {
      const index = await store.open(fresh());
      const text = `He said "tea" & 'cake' \\ {{twice}}\nand left. Ünïcödé 🫖`;
      const metadata = { source: "a 'file' (1).pdf", page: 3, ratio: 0.5, final: true };
      await index.put([document(7, text, unit(0), { ...metadata, loc: { lines: { from: 1, to: 9 } } })], signal);
      const [found] = await index.search(ask(unit(0), 1), signal);
      expect(found).toMatchObject({ id: idOf(7), pageContent: text, metadata });
      if (store.keepsDepth !== false) expect(found?.metadata).toMatchObject({ loc: { lines: { from: 1, to: 9 } } });
    });

    test("replaces a document under the same id, also in one put", async () => {
      const index = await store.open(fresh());
      await index.put([document(1, "old", unit(0), { source: "a" }), document(2, "other", unit(90))], signal);
      await index.put([document(1, "new", unit(45), { page: 2 })], signal);
      const found = await index.search(ask(unit(45), 10), signal);
      expect(texts(found).toSorted()).toEqual(["new", "other"]);
      expect(found[0]?.metadata).not.toHaveProperty("source");
    });

    test("removes documents, and does not mind those it never had", async () => {
      const index = await store.open(fresh());
      await index.put(
        [document(1, "one", unit(0)), document(2, "two", unit(5)), document(3, "three", unit(9))],
        signal,
      );
      await index.remove([idOf(1), idOf(3), idOf(99)], signal);
      expect(texts(await index.search(ask(unit(0), 10), signal))).toEqual(["two"]);
      await index.remove([], signal);
    });

    test("keeps more than goes into one request", async () => {
      const index = await store.open(fresh());
      const many = Array.from({ length: 230 }, (_, place) => document(place, `text ${place}`, unit(place / 2)));
      await index.put(many, signal);
      expect(await index.search(ask(unit(0), 230), signal)).toHaveLength(230);
      await index.remove(
        many.slice(1).map(({ id }) => id),
        signal,
      );
      expect(texts(await index.search(ask(unit(0), 230), signal))).toEqual(["text 0"]);
    });

    test("keeps to documents whose metadata is what a filter says", async () => {
      const index = await store.open(fresh());
      await index.put(
        [
          document(1, "right", unit(20), { source: "house's book.pdf", page: 2, loc: { part: "b" } }),
          document(2, "wrong page", unit(0), { source: "house's book.pdf", page: 3, loc: { part: "b" } }),
          document(3, "wrong book", unit(0), { source: "book.pdf", page: 2 }),
          document(4, "nothing", unit(0)),
        ],
        signal,
      );
      const filter = { source: "house's book.pdf", page: 2 };
      expect(texts(await index.search({ ...ask(unit(0), 1), filter }, signal))).toEqual(["right"]);
      expect(texts(await index.search({ ...ask(unit(0), 9), filter: { source: "no such" } }, signal))).toEqual([]);
      const part = await index.search({ ...ask(unit(0), 9), filter: { loc: { part: "b" } } }, signal);
      if (store.keepsDepth !== false) expect(texts(part)).toEqual(["wrong page", "right"]);
    });

    test("leaves out what came with other conversations, however near", async () => {
      const index = await store.open(fresh());
      const others = Array.from({ length: 30 }, (_, place) =>
        document(place + 10, "theirs", unit(place / 10), { [chatIdKey]: `chat "${place}"` }),
      );
      await index.put(
        [...others, document(1, "everyone's", unit(50)), document(2, "mine", unit(40), { [chatIdKey]: "chat's own" })],
        signal,
      );
      const mine = await index.search({ ...ask(unit(0), 2), chatId: "chat's own" }, signal);
      expect(texts(mine)).toEqual(["mine", "everyone's"]);
      const strangers = await index.search({ ...ask(unit(0), 2), chatId: "another" }, signal);
      expect(texts(strangers)).toEqual(["everyone's"]);
      const both = { ...ask(unit(0), 9), chatId: "chat's own", filter: { [chatIdKey]: "chat's own" } };
      expect(texts(await index.search(both, signal))).toEqual(["mine"]);
    });

    test("gives vectors for marginal relevance where it says that it can", async () => {
      const index = await store.open(fresh());
      await index.put([document(1, "one", unit(0)), document(2, "two", unit(30))], signal);
      const found = await index.searchWithVectors?.(ask(unit(30), 2), signal);
      for (const [place, expected] of [unit(30), unit(0)].entries())
        for (const [axis, value] of expected.entries()) {
          if (found) expect(found[place]?.vector[axis]).toBeCloseTo(value, 5);
        }
    });

    test("says what to do when nothing is there yet", async () => {
      const index = await store.open(fresh());
      await index.remove([idOf(1)], signal);
      const found = index.search(ask(unit(0), 1), signal);
      if (store.missing) await expect(found).rejects.toThrow(store.missing);
      else expect(await found).toEqual([]);
    });

    test("stops when it is told to", async () => {
      const index = await store.open(fresh());
      await index.put([document(1, "one", unit(0))], signal);
      const stop = new AbortController();
      stop.abort(new Error("Stopped."));
      const asked = index.search(ask(unit(0), 1), stop.signal);
      const outcome = await asked.then((found) => texts(found).join(), String);
      expect(["one", "Error: Stopped."]).toContain(outcome);
    });
  });
}

export interface ServerUnderTest extends Pick<StoreUnderTest, "open"> {
  /** One that is opened with a key that is not the server's. */
  withWrongKey(collection: string): Promise<VectorIndex>;
  /** One whose server is not there. */
  unreachable(collection: string): Promise<VectorIndex>;
}

/** What a store must say of the server that keeps its vectors. */
export function describeVectorServer(name: string, store: ServerUnderTest): void {
  describe(`${name} as a server`, () => {
    test("refuses vectors of another length with what to do", async () => {
      const index = await store.open(fresh());
      await index.put([document(1, "one", unit(0))], signal);
      const refused = (error: unknown): boolean => isAppError(error) && /another length/.test(error.message);
      await expect(index.put([document(2, "two", [1, 0])], signal)).rejects.toSatisfy(refused);
      await expect(index.search(ask([1, 0], 1), signal)).rejects.toSatisfy(refused);
    });

    test("is asked for another key when it refuses one, and the message does not repeat it", async () => {
      const index = await store.withWrongKey(fresh());
      const attempt = index.put([document(1, "one", unit(0))], signal);
      const failure: unknown = await attempt.catch((error: unknown) => error);
      expect(failure).toSatisfy((error) => isAppError(error) && error.nature === "author");
      expect(String(failure)).toMatch(/credential/);
      expect(String(failure)).not.toContain("wrong-key");
    });

    test("is said to be away when nothing answers", async () => {
      const index = await store.unreachable(fresh());
      await expect(index.search(ask(unit(0), 1), signal)).rejects.toSatisfy(
        (error) => isAppError(error) && error.code === "upstream_failed" && /cannot be reached/.test(error.message),
      );
    });
  });
}
