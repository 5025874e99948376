import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { countPlaywright, countVitest } from "./count-results.mjs";

const folder = mkdtempSync(join(tmpdir(), "weft-count-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content) {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("a test file that could not be loaded counts as a failure although it has no tests", () => {
  const testResults = [
    { status: "passed", assertionResults: [{}, {}] },
    { status: "failed", assertionResults: [{}] },
    { status: "failed", assertionResults: [] },
  ];
  const file = report({ numPassedTests: 2, numFailedTests: 1, testResults });
  expect(countVitest(file)).toEqual({ passed: 2, failed: 2 });
});

test("a browser test that passed at the second try passed, and an error outside of any test failed", () => {
  const file = report({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 0 }, errors: [{}] });
  expect(countPlaywright(file)).toEqual({ passed: 6, failed: 3 });
});

test("a runner that left no report counted nothing", () => {
  expect(countVitest(join(folder, "none.json"))).toEqual({ passed: 0, failed: 0 });
});
