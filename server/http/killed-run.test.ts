import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/server/data/client";
import type { Database } from "@/server/data/database";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { testDatabaseUrl } from "@/server/env";
import { createFlow } from "@/server/services/flows/create-flow";
import { createKey } from "@/server/services/keys/create-key";
import { makeWorkspace } from "@/server/services/testing/make-workspace";
import { testPorts } from "@/server/services/testing/test-ports";
import { type EffectServer, startEffectServer } from "./testing/effect-server";
import { killRuns, type WatchedRun } from "./testing/killed-runs";
import { ownDatabase } from "./testing/own-database";
import { startApiProcess } from "./testing/start-api-process";
import { thirtyStepFlow, thirtySteps } from "./testing/thirty-step-flow";

// KILLS asks for more of them, and of the built server: `npm run bench -- --kills`.
const wanted = process.env["KILLS"];
const kills = Number(wanted ?? 5);
const built = wanted !== undefined;

let world: EffectServer;
let dataDir: string;
let databaseUrl: string | undefined;
let dropDatabase = async (): Promise<void> => undefined;
beforeAll(async () => {
  world = await startEffectServer();
  dataDir = await mkdtemp(join(tmpdir(), "weft-killed-"));
  const server = testDatabaseUrl();
  if (server !== undefined) ({ url: databaseUrl, drop: dropDatabase } = await ownDatabase(server));
});
afterAll(async () => {
  await world.close();
  await dropDatabase();
  await rm(dataDir, { recursive: true, force: true });
});

const open = () => openDatabase({ databaseUrl, dataDir });

async function makeFlowAndKey(): Promise<{ flowId: string; key: string }> {
  const database = await open();
  const { owner } = await makeWorkspace(testPorts(database.db));
  const document = thirtyStepFlow(world.origin);
  const { id } = await createFlow(owner, { kind: "agentflow", name: "Thirty steps", document });
  const { key } = await createKey(owner, { name: "Key", scopes: ["predict", "messages"], flowIds: [] });
  await database.close();
  return { flowId: id, key };
}

async function checkRun({ chatId, reported, answer, kills: met }: WatchedRun, db: Database) {
  const [row, ...others] = await db.select().from(executions).where(eq(executions.chatId, chatId));
  expect(others).toEqual([]);
  if (!row) {
    // Killed before anything of it was written down: then nothing of it was told or done either.
    expect({ reported, answer }).toEqual({ reported: [], answer: undefined });
    return false;
  }
  const steps = await db.select().from(executionSteps).where(eq(executionSteps.executionId, row.id));
  expect({ status: row.status, answer, error: row.error }).toEqual({
    ...{ status: "finished", answer: thirtySteps.answer(chatId), error: null },
  });
  expect(row.interruptions).toBeLessThanOrEqual(met);
  expect(steps.map(({ visitId }) => visitId).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: thirtySteps.visits }, (_, n) => n + 1),
  );
  const own = [...world.asked].filter(([key]) => key.startsWith(row.id));
  expect(own).toHaveLength(thirtySteps.effects);
  const seen = new Map<string, number>();
  for (const { nodeId, at } of reported) {
    const visit = (seen.get(nodeId) ?? 0) + 1;
    seen.set(nodeId, visit);
    const again = world.asked.get(`${row.id}:${nodeId}:${String(visit)}`)?.filter((request) => request.at > at);
    expect(again ?? []).toEqual([]);
  }
  return true;
}

const worst = (figures: readonly number[]): string => `${(Math.max(0, ...figures) / 1000).toFixed(2)} s`;

test(
  "runs whose server is killed at any moment go on within five seconds, lose and repeat nothing, and answer the same",
  { timeout: 120_000 + kills * 30_000 },
  async () => {
    const { flowId, key } = await makeFlowAndKey();
    const env = {
      ...{ DATA_DIR: dataDir, ALLOW_PRIVATE_HOSTS: "127.0.0.1" },
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    };
    const { runs, resumedAfter, startedAfter } = await killRuns({
      ...{ kills, atOnce: 2, flowId, key },
      launch: () => startApiProcess({ env, built }),
      heardAfter: (moment) => world.lastAfter(moment),
    });
    const database = await open();
    let cut = 0;
    for (const run of runs) if ((await checkRun(run, database.db)) && run.kills > 0) cut += 1;
    await database.close();
    expect(world.nameless).toBe(0);
    expect(cut).toBeGreaterThan(0);
    const repeated = [...world.asked.values()].reduce((sum, requests) => sum + requests.length - 1, 0);
    if (built)
      process.stdout.write(
        `${String(kills)} kills on ${databaseUrl === undefined ? "the embedded database" : "Postgres"}: ${String(runs.length)} runs, ` +
          `${String(cut)} cut off and gone on with; ${String(world.asked.size)} effects, each done once, ` +
          `${String(repeated)} asked for again under their key; gone on with at the latest ${worst(resumedAfter)} after the ` +
          `server answered, which took at most ${worst(startedAfter)}.\n`,
      );
    expect(Math.max(...resumedAfter)).toBeLessThan(5_000);
  },
);
