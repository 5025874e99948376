import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { freePort, start } from "./processes.mjs";
import { untilListening } from "./until-listening.mjs";

/** Starts a Redis of the tests' own that keeps nothing, and resolves to its URL. */
export async function startRedis(program, scratch, say) {
  const data = join(scratch, "redis");
  mkdirSync(data);
  const port = await freePort();
  const args = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", data].map(String);
  const server = start(program, args, { cwd: data, stdio: ["ignore", "ignore", "pipe"] });
  await untilListening(server, port, "Redis");
  say(`Redis runs on port ${port}.`);
  return `redis://127.0.0.1:${port}`;
}
