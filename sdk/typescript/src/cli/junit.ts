import type { TestResult } from "./run-test.js";

export interface SuiteResult {
  file: string;
  results: TestResult[];
}

/** What pipelines read test results from. */
export function junit(suites: readonly SuiteResult[]): string {
  const parts = suites.map(({ file, results }) => {
    const failures = results.filter(({ problems }) => problems.length > 0).length;
    const cases = results.map((result) => testCase(file, result)).join("\n");
    return `  <testsuite name="${escaped(file)}" tests="${String(results.length)}" failures="${String(failures)}" time="${time(results)}">\n${cases}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${parts.join("\n")}\n</testsuites>\n`;
}

function testCase(file: string, { name, seconds, problems }: TestResult): string {
  const head = `    <testcase classname="${escaped(file)}" name="${escaped(name)}" time="${seconds.toFixed(3)}"`;
  if (problems.length === 0) return `${head}/>`;
  const [first = ""] = problems;
  return `${head}>\n      <failure message="${escaped(first)}">${escaped(problems.join("\n"))}</failure>\n    </testcase>`;
}

const time = (results: readonly TestResult[]): string =>
  results.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(3);

const escaped = (text: string): string =>
  text
    .replaceAll(/(?![\n\t\r])\p{Cc}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
