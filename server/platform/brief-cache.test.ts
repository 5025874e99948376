import { describe, expect, it } from "vitest";
import { createBriefCache } from "./brief-cache";

const answers = () => {
  let asked = 0;
  return { load: () => Promise.resolve((asked += 1)), asked: () => asked };
};

describe("the brief cache", () => {
  it("asks once for many who want to know, until it forgets", async () => {
    const cache = createBriefCache<number>({ ttlMs: 60_000, max: 10 });
    const { load, asked } = answers();
    expect(await Promise.all([cache.get("a", load), cache.get("a", load)])).toEqual([1, 1]);
    cache.forget("a");
    expect(await cache.get("a", load)).toBe(2);
    cache.clear();
    expect(await cache.get("a", load)).toBe(3);
    expect(asked()).toBe(3);
  });

  it("never puts back an answer that was asked for before it forgot", async () => {
    const cache = createBriefCache<string>({ ttlMs: 60_000, max: 10 });
    let answer: (value: string) => void = () => undefined;
    const slow = cache.get("a", () => new Promise<string>((resolve) => (answer = resolve)));
    cache.forget("a");
    answer("old");
    expect(await slow).toBe("old");
    expect(await cache.get("a", () => Promise.resolve("new"))).toBe("new");
  });

  it("does not remember failures", async () => {
    const cache = createBriefCache<string>({ ttlMs: 60_000, max: 10 });
    await expect(cache.get("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await cache.get("a", () => Promise.resolve("yes"))).toBe("yes");
  });

  it("keeps no more than it may, and drops the oldest", async () => {
    const cache = createBriefCache<number>({ ttlMs: 60_000, max: 2 });
    const { load } = answers();
    for (const key of ["a", "b", "c"]) await cache.get(key, load);
    expect(await cache.get("c", load)).toBe(3);
    expect(await cache.get("a", load)).toBe(4);
  });

  it("answers with what is no longer good only until its time is over", async () => {
    const cache = createBriefCache<number>({ ttlMs: 0, max: 10 });
    const { load } = answers();
    expect([await cache.get("a", load), await cache.get("a", load)]).toEqual([1, 2]);
  });
});
