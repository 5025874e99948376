import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port";

export interface WeftServer {
  url: string;
  /** Ends it as if the power had failed. */
  kill(): Promise<void>;
  /** Starts it again where it was, after `kill`. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

export interface Owner {
  email: string;
  password: string;
}

/** Starts the built server with an empty data folder. With an `owner` nobody has to go through the setup page. */
export async function startWeft({ owner }: { owner?: Owner } = {}): Promise<WeftServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "weft-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = async () => {
    const child = spawnWeft(dataDir, port, owner);
    await untilAnswering(child, `${url}/api/v1/ping`);
    return child;
  };
  let child = await start();
  return {
    url,
    async kill() {
      const closed = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGKILL");
      await closed;
    },
    async revive() {
      child = await start();
    },
    async stop() {
      await ended(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function spawnWeft(dataDir: string, port: number, owner: Owner | undefined) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../server/main.mjs")], {
    cwd: join(import.meta.dirname, "../.."),
    // Nothing of the developer's own settings: the specs decide what the server knows.
    env: {
      PATH: process.env.PATH,
      HOME: dataDir,
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: "error",
      ALLOW_PRIVATE_HOSTS: "127.0.0.1",
      ...(owner && { ADMIN_EMAIL: owner.email, ADMIN_PASSWORD: owner.password }),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout.resume();
  return child;
}

async function untilAnswering(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode} while starting.`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await sleep(50);
  }
  child.kill("SIGKILL");
  throw new Error("The server did not answer within a minute.");
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await closed;
  clearTimeout(insist);
}
