import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { countPlaywright, countVitest } from "./count-results.mjs";

const folder = mkdtempSync(join(tmpdir(), "weft-count-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content) {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("failures are named with their reason, and a file that could not be loaded is one although it has no tests", () => {
  const failed = {
    status: "failed",
    fullName: "it adds",
    failureMessages: ["Error: \u001B[31m3\u001B[39m is not 4\n    at add"],
  };
  const file = report({
    numPassedTests: 2,
    testResults: [
      { name: resolve("a.test.ts"), status: "passed", assertionResults: [{ status: "passed" }, { status: "passed" }] },
      { name: resolve("b.test.ts"), status: "failed", assertionResults: [failed] },
      { name: resolve("c.test.ts"), status: "failed", message: "no such module", assertionResults: [] },
    ],
  });
  expect(countVitest(file)).toEqual({
    passed: 2,
    failures: ["b.test.ts › it adds: Error: 3 is not 4", "c.test.ts › could not be loaded: no such module"],
  });
});

test("a browser test that passed at the second try passed, and an error outside of any test failed", () => {
  const bad = {
    ok: false,
    file: "x.spec.ts",
    title: "it opens",
    tests: [{ results: [{ error: { message: "shut" } }] }],
  };
  const file = report({
    stats: { expected: 5, flaky: 1 },
    suites: [{ specs: [{ ok: true }], suites: [{ specs: [bad] }] }],
    errors: [{ message: "no browser" }],
  });
  expect(countPlaywright(file)).toEqual({
    passed: 6,
    failures: ["e2e/x.spec.ts › it opens: shut", "e2e › outside of any test: no browser"],
  });
});

test("a runner that left no report counted nothing", () => {
  expect(countVitest(join(folder, "none.json"))).toEqual({ passed: 0, failures: [] });
});
