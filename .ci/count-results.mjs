import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const nothing = { passed: 0, failures: [], unsteady: [] };
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
  return { passed: report.numPassedTests, failures, unsteady: [] };
}

/**
 * The same of Playwright's report, whose `errors` are those outside of any test. Unsteady is what passed at the second try
 * only, with the reason of the first.
 */
export function countPlaywright(file) {
  const report = read(file);
  if (!report) return nothing;
  const { expected, flaky } = report.stats;
  const named = (kind) => report.suites.flatMap((suite) => specsOf(suite).filter(kind).map(reasonOf));
  const outside = report.errors.map(({ message }) => failure("e2e", "outside of any test", message));
  const isUnsteady = ({ ok, tests }) => ok && tests.some(({ status }) => status === "flaky");
  return {
    passed: expected + flaky,
    failures: [...named(({ ok }) => !ok), ...outside],
    unsteady: named(isUnsteady),
  };
}

const specsOf = ({ suites = [], specs = [] }) => [...specs, ...suites.flatMap(specsOf)];

const reasonOf = ({ file, title, tests }) =>
  failure(`e2e/${file}`, title, tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message);

const failure = (path, title, reason) =>
  `${path} › ${title}: ${
    stripVTControlCharacters(reason ?? "")
      .trim()
      .split("\n")[0] || "no reason given"
  }`;
