import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const nothing = { passed: 0, failures: [] };
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);

/** Tests passed, and what failed with its reason, in a report of Vitest. A file that could not be loaded has no tests and counts as one failure. */
export function countVitest(file) {
  const report = read(file);
  if (!report) return nothing;
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const path = relative(process.cwd(), name);
    if (status === "failed" && assertionResults.length === 0) return [failure(path, "could not be loaded", message)];
    return assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => failure(path, test.fullName, test.failureMessages?.[0]));
  });
  return { passed: report.numPassedTests, failures };
}

/** The same of Playwright's report, whose `errors` are those outside of any test. */
export function countPlaywright(file) {
  const report = read(file);
  if (!report) return nothing;
  const { expected, flaky } = report.stats;
  const outside = report.errors.map(({ message }) => failure("e2e", "outside of any test", message));
  return { passed: expected + flaky, failures: [...report.suites.flatMap(failedSpecs), ...outside] };
}

function failedSpecs({ suites = [], specs = [] }) {
  const here = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) =>
      failure(`e2e/${file}`, title, tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message),
    );
  return [...here, ...suites.flatMap(failedSpecs)];
}

const failure = (path, title, reason) =>
  `${path} › ${title}: ${
    stripVTControlCharacters(reason ?? "")
      .trim()
      .split("\n")[0] || "no reason given"
  }`;
