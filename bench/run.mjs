// `npm run bench`: what Weft promises about speed, measured beside a floor in the same run. Everything runs on this
// machine and over loopback; nothing is left behind. `--quick` takes a minute and is less exact. `--documents` measures
// document stores instead, up to 100,000 chunks and a folder of 200 MB on each kind of database, which takes a quarter of
// an hour. `--kills` ends the server 200 times in the midst of agentflows, on each kind of database, and checks that nothing
// is lost or done twice; `--kills=20` does so less often. `--agentflows` measures their steps. `--canvas` measures the
// editor with large flows in a headless browser.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPostgres } from "../.ci/ensure-programs.mjs";
import { runStep, stopAll } from "../.ci/processes.mjs";
import { startPostgres } from "../.ci/start-postgres.mjs";
import { ensureBuild } from "../server/boot/ensure-build.mjs";
import { ensureDependencies } from "../server/boot/ensure-dependencies.mjs";
import { measureAgentflows } from "./agentflows.mjs";
import { measureCanvas } from "./canvas.mjs";
import { measureDocuments } from "./documents.mjs";
import { measureFolder } from "./folder.mjs";
import { measure } from "./measure.mjs";
import { printCanvas } from "./print-canvas.mjs";
import { printDocuments } from "./print-documents.mjs";
import { printTable } from "./print-table.mjs";
import { runLoad, startProgram } from "./start-program.mjs";
import { startWeft } from "./start-weft.mjs";

const quick = process.argv.includes("--quick");
const plan = quick
  ? { rounds: 1, seconds: 3, warmup: 1, connections: [1, 32], streams: [50, 200], cut: 500 }
  : { rounds: 3, seconds: 5, warmup: 2, connections: [1, 32], streams: [200, 1000], cut: 10_000 };
const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "weft-bench-"));
const say = (line) => console.log(line);
/** Gives back databases made on a server that outlives this run. */
const borrowed = [];
let code = 1;

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void finish(130));
try {
  await run();
  code = 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
await finish(code);

async function run() {
  await ensureDependencies(root, say);
  await ensureBuild(root, say);
  const server = await database();
  if (process.argv.includes("--documents")) return runDocuments(server);
  if (process.argv.includes("--canvas")) return runCanvas();
  const kills = process.argv.find((argument) => argument.startsWith("--kills"));
  if (process.argv.includes("--agentflows")) return runAgentflows(server);
  if (kills) return runKills(server, kills.split("=")[1] ?? "200");
  const model = await startProgram("model-server.mjs");
  const modelUrl = `http://127.0.0.1:${model.port}/v1`;

  const floorStore = server ? { databaseUrl: newDatabase(server, "floor") } : { dataDir: join(scratch, "floor") };
  const floor = await startProgram("floor.mjs", { modelUrl, ...floorStore });
  const weftStore = server ? { DATABASE_URL: newDatabase(server, "weft") } : {};
  const weft = await startWeft({ root, dataDir: join(scratch, "weft"), env: weftStore, modelUrl });

  say("Measuring both in turn …");
  const at = `http://127.0.0.1:${floor.port}/`;
  const figures = await measure(
    {
      floor: { instant: at, paced: at, headers: {}, pid: floor.pid },
      weft: { ...weft.urls, headers: weft.headers, pid: weft.pid },
    },
    plan,
  );
  await floor.stop();
  say(`Cutting off every third of ${plan.cut} streams …`);
  const cut = await runLoad({ ...weft.cut, headers: weft.headers, total: plan.cut, atOnce: 60 }, "cut-streams.mjs");
  const start = await weft.restart();

  const kind = server ? "Postgres" : "the embedded database: no Postgres was found";
  say(`\nNode ${process.versions.node}, ${cpus().length} processors (${cpus()[0]?.model ?? "unknown"}), on ${kind}.`);
  say("Floor: a bare node:http handler, the same model server, the same client, one row written.\n");
  printTable({ ...figures, cut, start, onPostgres: server !== undefined }, say);
}

async function runAgentflows(server) {
  const model = await startProgram("model-server.mjs");
  const given = { root, modelUrl: `http://127.0.0.1:${model.port}/v1` };
  const { streams: _s, cut: _c, ...requests } = plan;
  const steps = quick ? { runs: 30, paused: 640 } : { runs: 300, paused: 10_000 };
  say(`\nNode ${process.versions.node}, ${cpus().length} processors (${cpus()[0]?.model ?? "unknown"}).`);
  const measured = { ...given, plan: { requests, steps } };
  const embedded = { kind: "the embedded database", dataDir: join(scratch, "embedded") };
  await measureAgentflows({ ...measured, ...embedded }, say);
  if (!server) return say("No Postgres was found.");
  const own = { kind: "Postgres", dataDir: join(scratch, "postgres-files") };
  await measureAgentflows({ ...measured, ...own, newDatabase: (purpose) => newDatabase(server, purpose) }, say);
}

async function runCanvas() {
  const model = await startProgram("model-server.mjs");
  const weft = await startWeft({
    ...{ root, dataDir: join(scratch, "canvas"), env: {} },
    modelUrl: `http://127.0.0.1:${model.port}/v1`,
  });
  say(`\nNode ${process.versions.node}, ${cpus().length} processors (${cpus()[0]?.model ?? "unknown"}).`);
  say(`Load before: ${loadavg()[0]?.toFixed(1) ?? "unknown"}. Floor: boxes on a bare page, the same browser.`);
  const plan = quick ? { sizes: [500], asked: [200] } : { sizes: [200, 500, 1000], asked: [200, 1000] };
  const figures = await measureCanvas(weft, plan, say);
  say(`Load after: ${loadavg()[0]?.toFixed(1) ?? "unknown"}.\n`);
  printCanvas(figures, say);
  await weft.stop();
}

/** The test that does it with the sources, done more often and with the build. */
async function runKills(server, count) {
  const failed = await runStep({
    title: `Killing the server ${count} times on each kind of database`,
    command: process.execPath,
    args: [join(root, "node_modules", "vitest", "vitest.mjs"), "run", "server/http/killed-run.test.ts"],
    cwd: root,
    env: { ...process.env, KILLS: count, ...(server && { TEST_DATABASE_URL: server.url }) },
    say,
    minutes: 90,
  });
  if (failed !== 0) throw new Error("A run was not gone on with as it should.");
}

async function runDocuments(server) {
  const vectors = await startProgram("vector-server.mjs");
  const plan = {
    vectorUrl: `http://127.0.0.1:${vectors.port}/v1`,
    sizes: quick ? [1_000, 10_000] : [1_000, 10_000, 100_000],
    builtIn: quick ? 200 : 1_000,
    megabytes: quick ? 20 : 200,
  };
  say(`\nNode ${process.versions.node}, ${cpus().length} processors (${cpus()[0]?.model ?? "unknown"}).`);
  for (const kind of ["the embedded database", ...(server ? ["Postgres"] : [])]) {
    say(`Filling document stores on ${kind} …`);
    const begin = (purpose) => {
      const env = kind === "Postgres" ? { DATABASE_URL: newDatabase(server, purpose) } : {};
      return startWeft({
        root,
        dataDir: join(scratch, `${kind.replaceAll(" ", "-")}-${purpose}`),
        env,
        modelUrl: plan.vectorUrl,
      });
    };
    // Each on a server of its own: what one leaves behind in memory would hide what the next one takes.
    const alone = [];
    for (const megabytes of [plan.megabytes / 4, plan.megabytes]) {
      say(`  a folder of ${megabytes} MB …`);
      const weft = await begin(`folder_${megabytes}`);
      alone.push(await measureFolder(weft, { ...plan, megabytes }));
      await weft.stop();
    }
    const weft = await begin("documents");
    const figures = await measureDocuments({ ...weft, headers: weft.manage }, plan, say);
    say(`  a folder of ${plan.megabytes} MB …`);
    const used = await measureFolder(weft, plan);
    printDocuments(kind, { ...figures, alone, used }, say);
    await weft.stop();
  }
}

/** A durable Postgres of this run's own, the one named by TEST_DATABASE_URL, or none. */
async function database() {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL };
  const bin = findPostgres();
  return bin ? { url: await startPostgres(bin, scratch, say, { durable: true }) } : undefined;
}

function newDatabase({ url }, purpose) {
  const name = `bench_${purpose}_${process.pid}`;
  ownDatabase("create", url, name);
  if (url === process.env.TEST_DATABASE_URL) borrowed.push(() => ownDatabase("drop", url, name));
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

function ownDatabase(verb, url, name) {
  execFileSync(process.execPath, [join(root, "bench", "own-database.mjs"), verb, url, name], { stdio: "inherit" });
}

async function finish(exitCode) {
  await stopAll();
  for (const giveBack of borrowed) giveBack();
  rmSync(scratch, { recursive: true, force: true });
  process.exit(exitCode);
}
