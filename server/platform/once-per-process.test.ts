import { expect, test, vi } from "vitest";
import type * as oncePerProcess from "./once-per-process";

const copy = async (): Promise<typeof oncePerProcess> => {
  vi.resetModules();
  return import("./once-per-process");
};

test("copies of a module share what one of them has made", async () => {
  const [one, another] = [await copy(), await copy()];
  expect(one).not.toBe(another);
  const owner = {};
  const make = vi.fn<() => object>(() => ({}));
  const made = one.oncePerProcess("things", make)(owner);
  expect(another.oncePerProcess("things", make)(owner)).toBe(made);
  expect(make).toHaveBeenCalledTimes(1);
  expect(another.oncePerProcess("things", make)({})).not.toBe(made);
  expect(another.oncePerProcess("others", make)(owner)).not.toBe(made);
});

test("owners of the same identity share it", async () => {
  const { oncePerProcess: once } = await copy();
  const identity = {};
  const desk = once(
    "desks",
    (_owner: { database: object }) => ({}),
    ({ database }) => database,
  );
  expect(desk({ database: identity })).toBe(desk({ database: identity }));
});
