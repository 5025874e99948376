import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.mjs";
import { printAgentflows } from "./print-agentflows.mjs";
import { startProgram } from "./start-program.mjs";
import { startWeft } from "./start-weft.mjs";

/**
 * Measures agentflows on one kind of database: a flow of three steps beside the floor, a step beside the row that is
 * written for it, and the memory of runs that wait.
 */
export async function measureAgentflows({ kind, root, modelUrl, dataDir, newDatabase, plan }, say) {
  const at = (purpose) => (newDatabase ? { databaseUrl: newDatabase(purpose) } : {});
  say(`Running agentflows on ${kind} …`);
  const floor = await startProgram("floor.mjs", { modelUrl, dataDir: `${dataDir}-floor`, ...at("agentflow_floor") });
  const { databaseUrl } = at("agentflow");
  const env = databaseUrl ? { DATABASE_URL: databaseUrl } : {};
  const weft = await startWeft({ root, dataDir: `${dataDir}-weft`, env, modelUrl });
  const url = `http://127.0.0.1:${floor.port}/`;
  const { requests } = plan;
  const figures = await measure(
    {
      floor: { instant: url, headers: {}, pid: floor.pid },
      weft: { instant: weft.urls.steps, headers: weft.headers, pid: weft.pid },
    },
    { ...requests, streams: [] },
  );
  await Promise.all([floor.stop(), weft.stop()]);
  const steps = await runSteps({ dataDir: `${dataDir}-steps`, ...plan.steps, ...at("agentflow_steps") });
  printAgentflows(kind, { ...figures, steps, onPostgres: newDatabase !== undefined }, say);
}

function runSteps(task) {
  const program = fileURLToPath(new URL("agentflow-steps.mjs", import.meta.url));
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ["--expose-gc", program, JSON.stringify(task)], (error, stdout, stderr) => {
      if (error) reject(new Error(`The steps failed:\n${stderr}`));
      else resolve(JSON.parse(stdout));
    });
  });
}
