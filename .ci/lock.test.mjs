import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missingEntries } from "./complete-lock.mjs";

test("the lockfile names the native packages of every platform, not only of the one that wrote it", () => {
  const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
  const missing = missingEntries(lock.packages).map(([path]) => path);
  expect(missing, "run `node .ci/complete-lock.mjs`").toEqual([]);
});
