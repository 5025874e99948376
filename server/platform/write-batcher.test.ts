import { expect, it } from "vitest";
import { createWriteBatcher } from "./write-batcher";

/** Writes that end when told to. */
function slowWriter() {
  const batches: { items: readonly number[]; finish(error?: Error): void }[] = [];
  const write = (items: readonly number[]) =>
    new Promise<void>((resolve, reject) => {
      batches.push({ items, finish: (error) => (error ? reject(error) : resolve()) });
    });
  return { batches, write };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it("writes the first at once and what comes meanwhile together", async () => {
  const { batches, write } = slowWriter();
  const batcher = createWriteBatcher({ write, maxItems: 3, maxInFlight: 1, isItemsFault: () => false });
  const added = [1, 2, 3, 4, 5].map((item) => batcher.add(item));
  expect(batches.map(({ items }) => items)).toEqual([[1]]);
  batches[0]?.finish();
  await settled();
  expect(batches[1]?.items).toEqual([2, 3, 4]);
  batches[1]?.finish();
  await settled();
  batches[2]?.finish();
  await Promise.all(added);
  expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3, 4], [5]]);
});

it("keeps as many writes under way as it may", () => {
  const { batches, write } = slowWriter();
  const batcher = createWriteBatcher({ write, maxItems: 10, maxInFlight: 2, isItemsFault: () => false });
  for (const item of [1, 2, 3]) void batcher.add(item);
  expect(batches.map(({ items }) => items)).toEqual([[1], [2]]);
});

it("writes the items of a batch that failed one by one, and rejects only the bad one", async () => {
  const bad = new Error("bad");
  const batcher = createWriteBatcher<number>({
    write: async (items) => {
      await settled();
      if (items.includes(2)) throw bad;
    },
    maxItems: 10,
    maxInFlight: 1,
    isItemsFault: (error) => error === bad,
  });
  const results = await Promise.allSettled([0, 1, 2, 3].map((item) => batcher.add(item)));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
});

it("does not try again when the fault is not an item's", async () => {
  let tries = 0;
  const batcher = createWriteBatcher<number>({
    write: async () => {
      tries += 1;
      await settled();
      throw new Error("away");
    },
    maxItems: 10,
    maxInFlight: 1,
    isItemsFault: () => false,
  });
  const results = await Promise.allSettled([0, 1, 2, 3].map((item) => batcher.add(item)));
  expect(results.map(({ status }) => status)).toEqual(Array(4).fill("rejected"));
  expect(tries).toBe(2);
});
