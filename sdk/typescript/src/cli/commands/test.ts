import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { WeftClient } from "../../weft-client.js";
import { type Command, textOption } from "../command.js";
import { findFlow } from "../find-flow.js";
import { shown } from "../flow-folder.js";
import { folderOf, folderOption } from "../folder-option.js";
import { junit, type SuiteResult } from "../junit.js";
import { runTest } from "../run-test.js";
import type { Terminal } from "../terminal.js";
import { parseTestFile } from "../test-file.js";
import { Told } from "../told.js";

export const test: Command = {
  name: "test",
  usage: "weft test [FILE…] [--reporter text|junit] [--output FILE] [--dir FOLDER]",
  summary: "Asks flows the questions of test files and checks the answers.",
  details: [
    "A test file is called NAME.test.yaml (or .yml, .json). Without names, all in the folder are run. Exit code 1 when a test fails.",
    "Each test says a question (or form, or turns of one conversation) and what to expect: contains, notContains, matches, equals, jsonSchema, steps, maxSeconds.",
  ],
  options: {
    ...folderOption,
    reporter: { type: "string", value: "text|junit", help: "How results are told; text when absent." },
    output: {
      type: "string",
      short: "o",
      value: "FILE",
      help: "Where JUnit results are written; printed when absent.",
    },
  },
  examples: ["weft test", "weft test flows/support.test.yaml --reporter junit -o results.xml"],
  async run({ terminal, args, options, cwd, connect }) {
    const reporter = textOption(options, "reporter") ?? "text";
    if (reporter !== "text" && reporter !== "junit")
      throw new Told(`There is no reporter “${reporter}”, only text and junit.`);
    const files = args.length > 0 ? args.map((path) => resolve(cwd, path)) : await testFiles(folderOf(options, cwd));
    const client = await connect();
    const output = textOption(options, "output");
    const suites: SuiteResult[] = [];
    for (const path of files) {
      const suite = await runFile(client, path, shown(cwd, path));
      suites.push(suite);
      if (reporter === "text" || output !== undefined) tell(terminal, suite);
    }
    if (reporter === "junit" && output === undefined) terminal.write(junit(suites));
    if (reporter === "junit" && output !== undefined) await writeFile(resolve(cwd, output), junit(suites));
    const failed = suites.flatMap(({ results }) => results).filter(({ problems }) => problems.length > 0).length;
    if (failed > 0) terminal.note(terminal.paint.red(`${String(failed)} failed.`));
    return failed > 0 ? 1 : 0;
  },
};

async function testFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const files = names.filter((name) => /\.test\.(ya?ml|json)$/.test(name)).map((name) => join(folder, name));
  if (files.length === 0)
    throw new Told(`There are no test files in ${folder}. A test file is called like support.test.yaml.`);
  return files.toSorted();
}

async function runFile(client: WeftClient, path: string, file: string): Promise<SuiteResult> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Told(`${file} cannot be read. Is it there?`);
  });
  const { flow, tests } = parseTestFile(text, file);
  const id = await findFlow(client, flow.endsWith(".json") ? join(dirname(path), flow) : flow);
  const results = [];
  for (const one of tests) results.push(await runTest(client, id, one));
  return { file, results };
}

function tell({ print, paint }: Terminal, { file, results }: SuiteResult): void {
  print(paint.bold(file));
  for (const { name, seconds, problems } of results) {
    const mark = problems.length === 0 ? paint.green("✓") : paint.red("✗");
    print(`  ${mark} ${name} ${paint.dim(`${seconds.toFixed(1)} s`)}`);
    for (const problem of problems) print(`      ${problem}`);
  }
}
