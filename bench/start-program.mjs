import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { start, stop } from "../.ci/processes.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Starts one of this folder's servers, which prints its port as JSON when it listens. */
export async function startProgram(name, argument = {}) {
  const child = start(process.execPath, [path(name), JSON.stringify(argument)], {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise((resolve, reject) => {
    child.stdout.once("data", (line) => resolve(JSON.parse(line).port));
    child.once("close", () => reject(new Error(`${name} did not start.`)));
  });
  return { port, pid: child.pid, stop: () => stop(child) };
}

/** Runs the load generator, or another program that prints findings, to its end and gives what it found. */
export function runLoad(task, program = "load.mjs") {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [path(program), JSON.stringify(task)], (error, stdout, stderr) => {
      if (error) reject(new Error(`The load generator failed:\n${stderr}`));
      else resolve(JSON.parse(stdout));
    });
  });
}
