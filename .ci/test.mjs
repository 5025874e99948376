// `npm test`: everything, from a fresh clone with nothing installed. Gets what the machine lacks, starts a Postgres and
// a Redis of its own, checks, tests, builds, tests in a browser, and stops whatever it started. Plain Node only.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "../server/boot/ensure-build.mjs";
import { ensureDependencies } from "../server/boot/ensure-dependencies.mjs";
import { ensureNode } from "../server/boot/ensure-node.mjs";
import { countPlaywright, countVitest } from "./count-results.mjs";
import { ensurePrograms } from "./ensure-programs.mjs";
import { runStep, stopAll } from "./processes.mjs";
import { startPostgres } from "./start-postgres.mjs";
import { startRedis } from "./start-redis.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "weft-test-"));
/** @type {{ passed: number, failures: string[] }} */
const total = { passed: 0, failures: [] };
const say = (line) => console.log(line);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    say(`Stopped by ${signal}.`);
    void finish(130);
  });
}

try {
  await everything();
} catch (error) {
  total.failures.push(error instanceof Error ? error.message : String(error));
}
await finish();

async function everything() {
  ensureNode();
  await ensureDependencies(root, say);
  const programs = await ensurePrograms(say);
  const env = {
    ...process.env,
    CHROMIUM_PATH: programs.chromium,
    PYTHON_PATH: programs.python,
    TEST_DATABASE_URL: process.env.TEST_DATABASE_URL || (await startPostgres(programs.postgres, scratch, say)),
    TEST_REDIS_URL: process.env.TEST_REDIS_URL || (await startRedis(programs.redis, scratch, say)),
  };
  const bin = (name, ...args) => [process.execPath, [join(root, "node_modules", name), ...args]];

  await step("Check", ...bin("typescript/bin/tsc", "--noEmit"));
  await step("Lint", ...bin("oxlint/bin/oxlint", "--type-aware"));
  await step("Format", ...bin("oxfmt/bin/oxfmt", "--check"));
  await step("Unused code", ...bin("knip/bin/knip.js"));

  const unit = join(scratch, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${unit}`];
  await suite(
    "Unit and integration tests",
    () => countVitest(unit),
    env,
    ...bin("vitest/vitest.mjs", "run", ...reporters),
  );

  await ensureBuild(root, say);
  const browser = join(scratch, "playwright.json");
  await suite(
    "End-to-end tests",
    () => countPlaywright(browser),
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: browser },
    ...bin("@playwright/test/cli.js", "test", "--reporter=list,json"),
  );
}

/** A step that passes or fails as a whole counts as one failure; its passing is nothing to boast of. */
async function step(title, command, args) {
  if ((await runStep({ title, command, args, cwd: root, env: process.env, say })) !== 0) total.failures.push(title);
}

async function suite(title, count, env, command, args) {
  // A machine with other work may need thrice what a quiet one does.
  const code = await runStep({ title, command, args, cwd: root, env, say, minutes: 40 });
  const { passed, failures } = count();
  total.passed += passed;
  total.failures.push(...failures);
  // A runner that fails without naming a test has failed too.
  if (code !== 0 && failures.length === 0) total.failures.push(`${title} ended with code ${code}`);
}

async function finish(code) {
  await stopAll();
  rmSync(scratch, { recursive: true, force: true });
  // Last, because the end of a long output is what people see.
  for (const failure of total.failures) say(`FAILED ${failure}`);
  say(`${total.passed} passed, ${total.failures.length} failed`);
  process.exit(code ?? (total.failures.length > 0 ? 1 : 0));
}
