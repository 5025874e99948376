import { expect, it } from "vitest";
import { createOnceMap } from "./once-map";

it("makes a value once for all who ask at the same time", async () => {
  const map = createOnceMap<object>();
  let made = 0;
  const make = async () => ({ number: ++made });
  const [first, second] = await Promise.all([map.get("a", make), map.get("a", make)]);
  expect(first).toBe(second);
  expect(await map.get("a", make)).toBe(first);
  expect(made).toBe(1);
  expect(map.ready("a")).toEqual({ value: first });
});

it("forgets what failed", async () => {
  const map = createOnceMap<string>();
  await expect(map.get("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(map.ready("a")).toBeUndefined();
  expect(await map.get("a", async () => "yes")).toBe("yes");
});

it("keeps undefined as a value", async () => {
  const map = createOnceMap<undefined>();
  await map.get("a", async () => undefined);
  expect(map.ready("a")).toEqual({ value: undefined });
});
